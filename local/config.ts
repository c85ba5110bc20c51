import { ROOT } from "./paths.ts";
import { join } from "./util/path.ts";
import { PlatformError, sentence } from "./util/errors.ts";
import { parseToml, type TomlTable, type TomlValue } from "./util/toml.ts";

/** The settings of `supabase/config.toml` that the local platform heeds. */
export interface ProjectConfig {
  api: { schemas: string[]; searchPath: string[]; maxRows: number };
  storage: { fileSizeLimit: string };
  auth: {
    siteUrl: string;
    redirectUrls: string[];
    jwtExpiry: number;
    refreshTokenRotation: boolean;
    refreshTokenReuseInterval: number;
    signUp: boolean;
    minimumPasswordLength: number;
    passwordRequirements: string;
    email: {
      signUp: boolean;
      confirmations: boolean;
      doubleConfirmChanges: boolean;
      otpLength: number;
      otpExpiry: number;
      /** Seconds between two mails of one kind to one account. */
      maxFrequency: number;
      /** The project's own words, by kind of mail. */
      templates: Partial<Record<string, MailTemplate>>;
    };
  };
  /** Whether the gateway refuses calls of a function without a valid token; unlisted functions are checked. */
  verifyJwt(functionName: string): boolean;
}

/** A mail as the project words it, with `{{ .Variables }}`. */
export interface MailTemplate {
  subject: string;
  content: string;
}

/** Reads `supabase/config.toml`, with the defaults of the Supabase CLI. */
export async function readProjectConfig(root = ROOT): Promise<ProjectConfig> {
  const path = join(root, "supabase", "config.toml");
  let document: TomlTable;
  try {
    document = parseToml(await Deno.readTextFile(path));
  } catch (error) {
    throw new PlatformError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  const get = <T extends TomlValue>(keys: string, fallback: T): T => {
    let value: TomlValue | undefined = document;
    for (const key of keys.split(".")) {
      value = typeof value === "object" && !Array.isArray(value) ? value[key] : undefined;
    }
    return value === undefined ? fallback : value as T;
  };
  return {
    api: {
      schemas: get("api.schemas", ["public"]) as string[],
      searchPath: get("api.extra_search_path", ["public", "extensions"]) as string[],
      maxRows: get("api.max_rows", 1000) as number,
    },
    storage: { fileSizeLimit: get("storage.file_size_limit", "50MiB") as string },
    auth: {
      siteUrl: get("auth.site_url", "http://127.0.0.1:3000") as string,
      redirectUrls: get("auth.additional_redirect_urls", []) as string[],
      jwtExpiry: get("auth.jwt_expiry", 3600) as number,
      refreshTokenRotation: get("auth.enable_refresh_token_rotation", true) as boolean,
      refreshTokenReuseInterval: get("auth.refresh_token_reuse_interval", 10) as number,
      signUp: get("auth.enable_signup", true) as boolean,
      minimumPasswordLength: get("auth.minimum_password_length", 6) as number,
      passwordRequirements: get("auth.password_requirements", "") as string,
      email: {
        signUp: get("auth.email.enabled", true) as boolean,
        confirmations: get("auth.email.enable_confirmations", false) as boolean,
        doubleConfirmChanges: get("auth.email.double_confirm_changes", true) as boolean,
        otpLength: get("auth.email.otp_length", 6) as number,
        otpExpiry: get("auth.email.otp_expiry", 3600) as number,
        maxFrequency: seconds(get("auth.email.max_frequency", "1s") as string),
        templates: await readTemplates(root, get("auth.email.template", {}) as TomlTable),
      },
    },
    verifyJwt: (name) => get(`functions.${name}.verify_jwt`, true) as boolean,
  };
}

/** The same settings with the web application at another address: Auth's links lead there. */
export function withSiteUrl(config: ProjectConfig, siteUrl: string | undefined): ProjectConfig {
  if (!siteUrl) return config;
  const redirectUrls = [siteUrl, siteUrl.replace("127.0.0.1", "localhost")].map((url) => `${url}/**`);
  return { ...config, auth: { ...config.auth, siteUrl, redirectUrls: [...config.auth.redirectUrls, ...redirectUrls] } };
}

/** Reads the templates' files; their paths are relative to the project, as for the Supabase CLI. */
async function readTemplates(root: string, table: TomlTable): Promise<Record<string, MailTemplate>> {
  const templates: Record<string, MailTemplate> = {};
  for (const [name, settings] of Object.entries(table)) {
    const { subject, content_path: path } = settings as TomlTable;
    try {
      const content = await Deno.readTextFile(join(root, String(path)));
      templates[name] = { subject: String(subject), content };
    } catch (error) {
      throw new PlatformError(`The mail template ${path} of config.toml cannot be read: ${sentence(error)}`);
    }
  }
  return templates;
}

/** A duration as Go writes it, in seconds. */
function seconds(duration: string): number {
  const units: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600 };
  return [...duration.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)]
    .reduce((sum, [, amount, unit]) => sum + Number(amount) * units[unit], 0);
}
