import { describe, expect, it } from "vitest";
import { checkFields, line, passwordStrength, secret } from "./fields";

describe("the fields of an account", () => {
  it("say what is missing, each for itself", () => {
    expect(checkFields({ name: "", email: "", password: "" }, { newPassword: true }))
      .toEqual({ name: "name_required", email: "email_required", password: "password_required" });
  });
  it.each(["ana", "ana@", "@tacos.mx", "ana@tacos", "ana @tacos.mx", "ana@tacos..mx"])("take no address like %j", (email) => {
    expect(checkFields({ email }, { newPassword: false })).toEqual({ email: "email_invalid" });
  });
  it.each(["ana@tacos.mx", "ana+2@tacos.com.mx", "ñandú@correo.ar"])("take %j", (email) => {
    expect(checkFields({ email }, { newPassword: false })).toEqual({});
  });
  it("ask the length of a new password only, because an old one is as it is", () => {
    expect(checkFields({ password: "corta" }, { newPassword: true })).toEqual({ password: "password_short" });
    expect(checkFields({ password: "corta" }, { newPassword: false })).toEqual({});
    expect(checkFields({ password: "ñ".repeat(37) }, { newPassword: true })).toEqual({ password: "password_long" });
  });
  it("lose blanks and line breaks around a name, and nothing of a password", () => {
    expect(line("  Ana\r\nLópez ")).toBe("Ana López");
    expect(line(null)).toBe("");
    expect(secret("  a b ")).toBe("  a b ");
  });
});

describe("the strength of a password", () => {
  it.each([
    ["corta", 0], ["aaaaaaaaaaaa", 1], ["12345678", 1], ["password1", 1], ["tacos2026", 1], ["Tacos-2026", 2], ["mi abuela hace tamales", 3], ["T4c0s!al-Pastor", 3],
  ])("of %j is %i", (password, strength) => {
    expect(passwordStrength(password)).toBe(strength);
  });
});
