import { describe, expect, it } from "vitest";
import { destinationOf, isSuspicious, safeAddress } from "./links";

describe("safeAddress", () => {
  it.each(["https://example.com/a?b#c", "http://example.com", "mailto:ana@example.com", " https://example.com "])("lets %j through", (address) => {
    expect(safeAddress(address)).not.toBeNull();
  });

  it.each([
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "java\tscript:alert(1)", "\u0001javascript:alert(1)",
    "vbscript:msgbox(1)", "data:text/html,<script>alert(1)</script>", "file:///etc/passwd", "blob:https://example.com/x", "ftp://example.com",
    "/dashboard/cuenta", "//evil.example", "dashboard", "#x", "?a", "", "https://", "https:///", "about:blank", "intent://scan/#Intent;end", "tel:+52", null, undefined,
  ])("stops %j", (address) => {
    const url = safeAddress(address);
    expect(url && url.protocol !== "https:" && url.protocol !== "http:" && url.protocol !== "mailto:").toBeFalsy();
    if (address !== "https:///") expect(url).toBeNull();
  });
});

describe("isSuspicious", () => {
  const asks = (text: string, address: string) => isSuspicious(text, new URL(address));

  it.each([
    ["https://banco.com", "https://evil.example/login"],
    ["banco.com", "https://banco.com.evil.example"],
    ["Entra a www.banco.com ahora", "https://evil.example"],
    ["BANCO.COM", "https://evil.example"],
    ["ban\u200bco.com", "https://evil.example"],
    ["banco。com", "https://evil.example"],
    ["guía", "https://banco.com@evil.example/"],
    ["guía", "https://usuario:clave@evil.example/"],
    ["аpple.com", "https://xn--pple-43d.com/"],
    ["login.banco.com", "https://banco.com"],
    ["ana@banco.com", "mailto:mallory@evil.example"],
  ])("asks about %j that leads to %s", (text, address) => {
    expect(asks(text, address)).toBe(true);
  });

  it.each([
    ["nuestra guía", "https://example.com/guia"],
    ["https://example.com/guia", "https://example.com/guia"],
    ["example.com", "https://www.example.com/"],
    ["www.example.com", "https://example.com/"],
    ["example.com", "https://blog.example.com/"],
    ["reporte.pdf", "https://example.com/reporte.pdf"],
    ["ana@example.com", "mailto:ana@example.com"],
    ["1.5 millones", "https://example.com"],
  ])("lets %j lead to %s", (text, address) => {
    expect(asks(text, address)).toBe(false);
  });

  it("names the host, or the mail address", () => {
    expect(destinationOf(new URL("https://banco.com@evil.example:8443/x"))).toBe("evil.example:8443");
    expect(destinationOf(new URL("mailto:ana%40example.com"))).toBe("ana@example.com");
  });
});
