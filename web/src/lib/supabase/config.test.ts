import { describe, expect, it } from "vitest";
import { readPublicConfig } from "./config";

const token = (role: string) => `eyJhbGciOiJIUzI1NiJ9.${btoa(JSON.stringify({ iss: "supabase", role })).replace(/=+$/, "")}.c2lnbmF0dXJl`;
const withKey = (key: string) => () =>
  readPublicConfig({ NEXT_PUBLIC_SUPABASE_URL: "https://example.supabase.co/", NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: key });

describe("what every browser is told", () => {
  it("is the address and a key for everybody", () => {
    expect(withKey("sb_publishable_abc")()).toEqual({ supabaseUrl: "https://example.supabase.co", publishableKey: "sb_publishable_abc" });
    expect(withKey(token("anon"))().publishableKey).toBe(token("anon"));
  });

  it.each([["of today", "sb_secret_abc"], ["as they were", token("service_role")]])("is never a secret key %s", (_, key) => {
    expect(withKey(key)).toThrow("NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY must be set");
  });

  it("names what is missing", () => {
    expect(() => readPublicConfig({})).toThrow("NEXT_PUBLIC_SUPABASE_URL and NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY must be set");
  });
});
