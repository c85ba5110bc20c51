import { describe, expect, it } from "vitest";
import { obstacleOf } from "./obstacle";

const calm = { problem: null, hasUnsent: false, isCut: false, isReconnecting: false, isOnline: true, plan: null, assistant: { active: true }, status: "active" };

describe("what stands in the way of the next question", () => {
  it("is nothing where all is well", () => {
    expect(obstacleOf(calm)).toBeNull();
  });

  it("is said without a connection, but a first question may be written into the wait", () => {
    expect(obstacleOf({ ...calm, isReconnecting: true, isOnline: false })).toMatchObject({ failure: { code: "offline" }, blocks: false });
  });

  it.each([{ hasUnsent: true }, { isCut: true }])("is the turn that is open while the server cannot be reached: %j", (open) => {
    expect(obstacleOf({ ...calm, isReconnecting: true, ...open })?.blocks).toBe(true);
  });

  it("is the plan, before anything is written in vain", () => {
    expect(obstacleOf({ ...calm, assistant: { active: false } })).toMatchObject({ failure: { code: "assistant_not_active" }, blocks: true });
  });
});
