<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("logoutConfirmTitle")}
  <#elseif section = "form">
    <p>${msg("logoutConfirmHeader")}</p>
    <form action="${url.logoutConfirmAction}" method="post">
      <input type="hidden" name="session_code" value="${logoutConfirm.code}">
      <@buttons.actionGroup>
        <@buttons.button id="kc-logout" name="confirmLogout" label="doLogout"/>
      </@buttons.actionGroup>
    </form>
    <#if !logoutConfirm.skipLink && properties.gradusUrl?has_content>
    <p class="info"><a href="${properties.gradusUrl}">${msg("backToApplication")}</a></p>
    </#if>
  </#if>
</@layout.registrationLayout>
