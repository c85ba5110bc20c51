import { expect, it } from "vitest";
import { cookieOptions } from "./cookies";

it("session cookies travel by TLS alone, but for a project on this machine", () => {
  expect(cookieOptions("https://example.supabase.co")).toEqual({ secure: true });
  expect(cookieOptions("http://127.0.0.1:54321")).toEqual({ secure: false });
});
