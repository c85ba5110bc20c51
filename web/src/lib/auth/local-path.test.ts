import { describe, expect, it } from "vitest";
import { localPath, pathOfLink, withQuery } from "./local-path";

describe("where a person goes after signing in", () => {
  it.each(["/dashboard", "/dashboard/chat/nueva?asistente=sofia&pregunta=%C2%BFQu%C3%A9%3F", "/invitacion/abc#aceptar", "/precios"])("is a path of this site: %s", (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "/\n//evil.example",
    "javascript:alert(1)", "data:text/html,x", "dashboard", "", " /dashboard", "/..//evil.example", "/.//evil.example", "http:/evil.example",
    "/x\u0000y", `/${"a".repeat(2001)}`,
  ])("is never elsewhere: %j", (value) => {
    expect(localPath(value)).toBeUndefined();
  });

  it.each(["/auth/salir", "/ingresar", "/ingresar?siguiente=/ingresar", "/registro", "/recuperar", "/dashboard/../auth/salir"])("is no page that sends back: %s", (value) => {
    expect(localPath(value)).toBeUndefined();
  });

  it("is nothing where the query names it twice or not at all", () => {
    expect(localPath(["/a", "/b"])).toBeUndefined();
    expect(localPath(undefined)).toBeUndefined();
    expect(localPath(null)).toBeUndefined();
  });
});

describe("the address in a mail's link", () => {
  const origin = "http://127.0.0.1:3000";
  it("counts as a path where it is this site's", () => {
    expect(pathOfLink("http://127.0.0.1:3000/bienvenida?plan=starter", origin)).toBe("/bienvenida?plan=starter");
    expect(pathOfLink("/nueva-clave", origin)).toBe("/nueva-clave");
  });
  it.each(["http://127.0.0.1:3001/x", "https://evil.example/dashboard", "http://127.0.0.1:3000@evil.example/", "http://127.0.0.1:3000//evil.example", "nonsense", ""])("does not elsewhere: %j", (value) => {
    expect(pathOfLink(value, origin)).toBeUndefined();
  });
});

describe("an address with its query", () => {
  it("escapes values and leaves out empty ones", () => {
    expect(withQuery("/registro", { plan: "starter", siguiente: "/a?b=c&d", ciclo: undefined })).toBe("/registro?plan=starter&siguiente=%2Fa%3Fb%3Dc%26d");
    expect(withQuery("/registro", { plan: null })).toBe("/registro");
  });
});
