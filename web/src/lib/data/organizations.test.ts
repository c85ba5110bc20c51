import { describe, expect, it } from "vitest";
import { invitationLink, isLastOwner, mayManage, rolesToGive, whatsAppLink } from "./organizations";

describe("roles", () => {
  it("owners give every role, admins every one but owner, the others none", () => {
    expect(rolesToGive("owner")).toEqual(["owner", "admin", "member", "guest"]);
    expect(rolesToGive("admin")).toEqual(["admin", "member", "guest"]);
    expect(rolesToGive("member")).toEqual([]);
    expect(rolesToGive("guest")).toEqual([]);
  });

  it("admins do not touch owners", () => {
    expect(mayManage("admin", "owner")).toBe(false);
    expect(mayManage("admin", "admin")).toBe(true);
    expect(mayManage("owner", "owner")).toBe(true);
    expect(mayManage("member", "guest")).toBe(false);
  });
});

describe("isLastOwner", () => {
  const owner = { user_id: "ana", role: "owner" as const, is_active: true };

  it("holds for the only active owner", () => {
    expect(isLastOwner([owner, { user_id: "luis", role: "admin", is_active: true }], "ana")).toBe(true);
    expect(isLastOwner([owner, { user_id: "luis", role: "owner", is_active: false }], "ana")).toBe(true);
  });

  it("does not hold for one of two, nor for somebody else", () => {
    expect(isLastOwner([owner, { user_id: "luis", role: "owner", is_active: true }], "ana")).toBe(false);
    expect(isLastOwner([owner], "luis")).toBe(false);
    expect(isLastOwner([], "ana")).toBe(false);
  });
});

describe("links", () => {
  it("carry token and text whole", () => {
    expect(invitationLink("https://sintra.lat", "a/b")).toBe("https://sintra.lat/invitacion/a%2Fb");
    expect(new URL(whatsAppLink("Té & café: https://x.y/?a=1#b")).searchParams.get("text")).toBe("Té & café: https://x.y/?a=1#b");
  });
});
