<#-- The frame around every page of Keycloak's that people see: Gradus' head and foot, one card between them. -->
<#import "field.ftl" as field>
<#macro username>
  <@field.group name="kc-attempted-username" label=msg("username")>
    <div class="input-group">
      <span class="input fill"><input id="kc-attempted-username" value="${auth.attemptedUsername}" readonly></span>
      <a id="reset-login" class="button" href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a>
    </div>
  </@field.group>
</#macro>

<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<#local heading><#nested "header"></#local>
<#local showUsername = auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
<!doctype html>
<html lang="${locale.currentLanguageTag!lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex">
  <title>${heading?markup_string?replace("<[^>]*>", "", "r")?trim?no_esc} · Gradus</title>
  <link rel="icon" href="${url.resourcesPath}/img/favicon.svg" type="image/svg+xml">
  <#list properties.styles?split(" ") as style>
  <link rel="stylesheet" href="${url.resourcesPath}/${style}?${properties.gradusStamp}">
  </#list>
  <script src="${url.resourcesPath}/js/theme.js?${properties.gradusStamp}"></script>
  <script type="importmap">
    { "imports": { "rfc4648": "${url.resourcesCommonPath}/vendor/rfc4648/rfc4648.js" } }
  </script>
  <#if scripts??>
    <#list scripts as script>
  <script src="${script}"></script>
    </#list>
  </#if>
  <script type="module" src="${url.resourcesPath}/js/passwordVisibility.js"></script>
  <script type="module">
    <#outputformat "JavaScript">
    import { startSessionPolling<#if authenticationSession??>, checkAuthSession</#if> } from ${(url.resourcesPath + "/js/authChecker.js")?c};
    startSessionPolling(${url.ssoLoginInOtherTabsUrl?c});
    <#if authenticationSession??>
    checkAuthSession(${authenticationSession.authSessionIdHash?c});
    </#if>
    </#outputformat>
  </script>
</head>
<body data-page-id="login-${pageId}">
  <header class="masthead">
    <div class="masthead-row">
      <a class="brand" href="${(properties.gradusUrl?has_content)?then(properties.gradusUrl, url.loginRestartFlowUrl!'/')}"><svg
          class="mark" viewBox="0 0 32 32" fill="none" aria-hidden="true"><path d="M3 6h8v7h8v7h8" stroke="currentColor"
          stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/><circle cx="27" cy="27.2" r="2.7"
          fill="currentColor"/></svg>Gradus</a>
      <#if realm.internationalizationEnabled && locale.supported?size gt 1>
      <nav aria-label="${msg("languages")}">
        <#list locale.supported?filter(l -> l.languageTag != locale.currentLanguageTag) as l>
        <a class="quiet" href="${l.url}" lang="${l.languageTag}" hreflang="${l.languageTag}">${msg("gradusLanguage_" + l.languageTag)}</a>
        </#list>
      </nav>
      </#if>
    </div>
  </header>
  <main class="card">
    <h1 id="kc-page-title">${heading}</h1>
    <#if displayMessage && message?has_content && (message.type != "warning" || !isAppInitiatedAction??)>
    <div class="note ${{"error": "bad", "warning": "warn", "success": "good"}[message.type]!""}" role="alert">
      <span class="kc-feedback-text">${message.summary}</span>
    </div>
    </#if>
    <#if showUsername>
    <#nested "show-username">
    <@username/>
    </#if>
    <#if displayRequiredFields>
    <p class="hint"><span class="required">*</span> ${msg("requiredFields")}</p>
    </#if>
    <#nested "form">
    <#if auth?has_content && auth.showTryAnotherWayLink()>
    <form id="kc-select-try-another-way-form" action="${url.loginAction}" method="post" novalidate>
      <input type="hidden" name="tryAnotherWay" value="on">
      <button id="try-another-way" class="button wide">${msg("doTryAnotherWay")}</button>
    </form>
    </#if>
    <#nested "socialProviders">
    <#if displayInfo>
    <div id="kc-info" class="info"><#nested "info"></div>
    </#if>
  </main>
  <footer class="footer">${msg("gradusMotto")}</footer>
</body>
</html>
</#macro>
