import { beforeEach, describe, expect, it, vi } from "vitest";
import { IDLE } from "./state";

/** What `redirect` throws to leave an action. */
class Left extends Error {
  constructor(readonly path: string) {
    super(path);
  }
}

const auth = vi.hoisted(() => ({
  signUp: vi.fn(), signInWithPassword: vi.fn(), resetPasswordForEmail: vi.fn(), verifyOtp: vi.fn(), resend: vi.fn(), updateUser: vi.fn(),
}));

vi.mock("next/navigation", () => ({ redirect: (path: string) => { throw new Left(path); } }));
vi.mock("next-intl/server", () => ({ getLocale: async () => "es" }));
vi.mock("@/lib/supabase/server", () => ({ createClient: async () => ({ auth }) }));
vi.mock("./origin", () => ({ siteOrigin: async () => "https://sintra.test" }));
vi.mock("./arrival", () => ({ keepLocale: vi.fn(), arrive: async (_: unknown, __: string, wanted?: string) => wanted ?? "/dashboard" }));
vi.mock("@/lib/data/catalogue", () => ({
  getCatalogue: async () => ({ countries: [{ code: "MX", name: "México", timezone: "America/Mexico_City", language: "es" }] }),
}));

const { redeemLink, requestRecovery, signIn, signUp } = await import("./actions");

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

/** Where an action goes; fails where it stays. */
async function leaves(action: Promise<unknown>): Promise<string> {
  const error = await action.then(() => undefined, (thrown: unknown) => thrown);
  if (error instanceof Left) return error.path;
  throw error ?? new Error("The action stayed.");
}

const ana = { name: "Ana", email: "ana@tacos.mx", password: "mi abuela hace tamales" };
const user = { id: "00000000-0000-0000-0000-000000000001" };
const session = { access_token: "t" };

beforeEach(() => vi.resetAllMocks());

describe("signing up", () => {
  it("waits for the mail where addresses are confirmed, and the mail's link remembers the plan", async () => {
    auth.signUp.mockResolvedValue({ data: { user, session: null }, error: null });
    const state = await signUp(IDLE, form({ ...ana, country: "MX", plan: "professional", ciclo: "yearly" }));
    expect(state).toMatchObject({ status: "sent", values: { email: "ana@tacos.mx" } });
    expect(auth.signUp).toHaveBeenCalledWith({
      email: "ana@tacos.mx",
      password: ana.password,
      options: {
        emailRedirectTo: "https://sintra.test/bienvenida?plan=professional&ciclo=yearly",
        data: {
          full_name: "Ana", language: "es", timezone: "America/Mexico_City", country: "MX",
          intended_plan_id: "professional", intended_billing_cycle: "yearly",
        },
      },
    });
  });
  it("goes on at once where they are not", async () => {
    auth.signUp.mockResolvedValue({ data: { user, session }, error: null });
    expect(await leaves(signUp(IDLE, form(ana)))).toBe("/bienvenida");
    expect(await leaves(signUp(IDLE, form({ ...ana, siguiente: "/invitacion/abc" })))).toBe("/invitacion/abc");
  });
  it("asks Auth nothing before the fields are right", async () => {
    const state = await signUp(IDLE, form({ name: "", email: "ana", password: "corta" }));
    expect(Object.keys(state.fields)).toEqual(["name", "email", "password"]);
    expect(auth.signUp).not.toHaveBeenCalled();
  });
  it("says beside the address that it is known, keeps what was typed, and never the password", async () => {
    auth.signUp.mockResolvedValue({ data: {}, error: { code: "user_already_exists", message: "User already registered" } });
    const state = await signUp(IDLE, form(ana));
    expect(state.fields).toEqual({ email: { code: "user_already_exists" } });
    expect(state.values).toEqual({ name: "Ana", email: "ana@tacos.mx", country: "" });
  });
});

describe("signing in", () => {
  it("goes where the person was going, and never to another site", async () => {
    auth.signInWithPassword.mockResolvedValue({ data: { user, session }, error: null });
    expect(await leaves(signIn(IDLE, form({ ...ana, siguiente: "/dashboard/equipo" })))).toBe("/dashboard/equipo");
    for (const elsewhere of ["https://evil.example", "//evil.example", "/\\evil.example"]) {
      expect(await leaves(signIn(IDLE, form({ ...ana, siguiente: elsewhere })))).toBe("/dashboard");
    }
  });
  it("says about the whole that they do not match", async () => {
    auth.signInWithPassword.mockResolvedValue({ data: {}, error: { code: "invalid_credentials", message: "Invalid login credentials" } });
    expect(await signIn(IDLE, form(ana))).toMatchObject({ status: "failed", code: "invalid_credentials", fields: {}, turn: 1 });
  });
});

describe("a lost password", () => {
  it("gets the same answer whether there is an account or not", async () => {
    auth.resetPasswordForEmail.mockResolvedValue({ data: {}, error: null });
    expect(await requestRecovery(IDLE, form({ email: "nadie@example.com" }))).toMatchObject({ status: "sent" });
    expect(auth.resetPasswordForEmail).toHaveBeenCalledWith("nadie@example.com", { redirectTo: "https://sintra.test/nueva-clave" });
  });
});

describe("a mail's link", () => {
  const link = { token_hash: "abc", type: "recovery" };
  it("goes where it was for, on this site only", async () => {
    auth.verifyOtp.mockResolvedValue({ data: { user, session }, error: null });
    expect(await leaves(redeemLink(IDLE, form(link)))).toBe("/nueva-clave");
    expect(await leaves(redeemLink(IDLE, form({ ...link, type: "signup", next: "https://sintra.test/bienvenida?plan=starter" })))).toBe("/bienvenida?plan=starter");
    expect(await leaves(redeemLink(IDLE, form({ ...link, type: "signup", next: "https://evil.example/x" })))).toBe("/dashboard");
    expect(await leaves(redeemLink(IDLE, form({ ...link, type: "email_change", next: "https://sintra.test/" })))).toBe("/dashboard/cuenta/perfil");
  });
  it("of a changed address says that the other one is missing", async () => {
    auth.verifyOtp.mockResolvedValue({ data: { user: null, session: null }, error: null });
    expect(await redeemLink(IDLE, form({ ...link, type: "email_change" }))).toMatchObject({ status: "sent" });
  });
  it("that is none is refused without asking", async () => {
    expect(await redeemLink(IDLE, form({ token_hash: "abc", type: "sms" }))).toMatchObject({ code: "otp_expired" });
    expect(auth.verifyOtp).not.toHaveBeenCalled();
  });
});
