// Runs in a worker thread: hashing a password takes a tenth of a second, in which the gateway would not pass on streams.
import { App } from "./lite.ts";
import type { ProjectConfig } from "../config.ts";
import type { Keys } from "../keys.ts";
import type { Mail } from "./mail.ts";
import { serviceConnection } from "./connection.ts";

/** What the gateway sends first. */
export interface AuthSetup {
  databasePort: number;
  apiUrl: string;
  config: Omit<ProjectConfig, "verifyJwt">;
  keys: Keys;
}

/** A request, as it crosses to the worker. */
export interface AuthRequest {
  id: number;
  method: string;
  url: string;
  headers: [string, string][];
  body?: Uint8Array<ArrayBuffer>;
}

/** What the worker sends back. */
export type AuthMessage =
  | { ready: true }
  | { mail: Mail }
  | { id: number; status: number; headers: [string, string][]; body: Uint8Array<ArrayBuffer> };

const scope = self as unknown as {
  postMessage(message: AuthMessage): void;
  onmessage: ((event: MessageEvent) => void) | null;
};

scope.onmessage = (event) => start(event.data as AuthSetup);

function start({ databasePort, apiUrl, config, keys }: AuthSetup) {
  const { auth } = config;
  const app = new App(
    {
      connection: serviceConnection(databasePort, "supabase_auth_admin", { max: 8 }),
      api: { enabled: false, external_url: apiUrl },
      auth: {
        enabled: true,
        jwt_secret: keys.jwtSecret,
        publishable_key: keys.publishableKey,
        secret_key: keys.secretKey,
        jwt_expiry: auth.jwtExpiry,
        site_url: auth.siteUrl,
        additional_redirect_urls: auth.redirectUrls,
        enable_signup: auth.signUp,
        enable_refresh_token_rotation: auth.refreshTokenRotation,
        refresh_token_reuse_interval: auth.refreshTokenReuseInterval,
        minimum_password_length: auth.minimumPasswordLength,
        ...(auth.passwordRequirements ? { password_requirements: auth.passwordRequirements } : {}),
        email: {
          enable_signup: auth.email.signUp,
          enable_confirmations: auth.email.confirmations,
          double_confirm_changes: auth.email.doubleConfirmChanges,
          otp_length: auth.email.otpLength,
          otp_expiry: auth.email.otpExpiry,
        },
      },
      studio: { enabled: false },
      db: { migrations: { enabled: false } },
      options: {
        server: { disableStudio: true },
        drivers: {
          email: {
            send: ({ to, subject, text, html }) => {
              const mail = {
                id: crypto.randomUUID(),
                sentAt: new Date().toISOString(),
                to,
                subject,
                text: withApiUrl(text),
                html: withApiUrl(html),
              };
              scope.postMessage({ mail });
              return Promise.resolve();
            },
          },
        },
      },
    } as ConstructorParameters<typeof App>[0],
  );

  /** lite writes links to the web application's address; they are for Auth to answer, as on hosted. */
  function withApiUrl(content: string | undefined): string | undefined {
    return content?.replaceAll(`${auth.siteUrl.replace(/\/+$/, "")}/auth/v1/`, `${apiUrl}/auth/v1/`);
  }

  scope.onmessage = async (event) => {
    const { id, method, url, headers, body } = event.data as AuthRequest;
    try {
      const response = await app.fetch(new Request(url, { method, headers, body }));
      const content = new Uint8Array(await response.arrayBuffer());
      scope.postMessage({ id, status: response.status, headers: [...response.headers], body: content });
    } catch (error) {
      console.error("auth:", error);
      const content = new TextEncoder().encode(
        JSON.stringify({ code: 500, error_code: "unexpected_failure", msg: "Internal server error" }),
      );
      scope.postMessage({ id, status: 500, headers: [["content-type", "application/json"]], body: content });
    }
  };
  scope.postMessage({ ready: true });
}
