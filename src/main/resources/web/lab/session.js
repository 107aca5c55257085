/** Talks to the API as the signed-in learner and says so when the session has ended. */
export class Session {
  constructor(root, words) {
    this.api = "/api/v1";
    this.headers = { "Content-Type": "application/json", Accept: "application/json" };
    this.headers["X-CSRF-TOKEN"] = document.querySelector("meta[name=csrf-token]").content;
    this.headers["Accept-Language"] = document.documentElement.lang;
    this.notice = root.querySelector("[data-session-ended]");
    this.words = words;
  }

  /**
   * @returns the answer's JSON, or null for an answer without a body
   * @throws Refused if the server answered with a problem, TypeError if it could not be reached
   */
  async call(method, path, body, headers = {}) {
    const response = await fetch(this.api + path, {
      method,
      headers: { ...this.headers, ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      redirect: "manual", // to a log-in page: no answer to this call
      credentials: "same-origin",
    });
    if (response.ok) {
      this.tellEnded(false);
      return response.status === 204 ? null : response.json();
    }
    const problem = await response.json().catch(() => ({}));
    const status = response.type === "opaqueredirect" ? 401 : response.status;
    if (status === 401) {
      this.tellEnded(true);
    }
    throw new Refused(status, problem);
  }

  tellEnded(ended) {
    if (this.notice) {
      this.notice.hidden = !ended;
    }
  }

  async html(path) {
    const response = await fetch(path, { headers: { Accept: "text/html" }, redirect: "manual" });
    if (!response.ok) {
      throw new Refused(response.status, {});
    }
    return response.text();
  }
}

/** The server's no, as an RFC 9457 problem. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }

  get final() {
    return this.status >= 400 && this.status < 500 && ![401, 408, 425, 429].includes(this.status);
  }
}
