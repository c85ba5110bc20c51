import { signToken, verifyToken } from "../services/tokens.ts";
import { parseArgs } from "../util/args.ts";
import { ensureFreeSpace } from "../util/disk.ts";
import { sentence } from "../util/errors.ts";
import { parseMultipart } from "../util/multipart.ts";
import { parseToml } from "../util/toml.ts";
import { matches, parseSchedule } from "../workers/schedule.ts";
import { assert, assertEquals, assertMatch } from "./expect.ts";

Deno.test("config.toml is read with its tables, lists and comments", () => {
  const text = `project_id = "x" # a comment
[auth]
site_url = "http://a#b" # not part of it
urls = ["one",
  "two, three"]
[auth.email]
otp_length = 6
enabled = true`;
  assertEquals(parseToml(text), {
    project_id: "x",
    auth: { site_url: "http://a#b", urls: ["one", "two, three"], email: { otp_length: 6, enabled: true } },
  });
});

Deno.test("a schedule is due at its minutes, in UTC", () => {
  const due = (schedule: string, at: string) => {
    const parsed = parseSchedule(schedule);
    assert(parsed, `${schedule} is a schedule`);
    return matches(parsed, new Date(at));
  };
  assert(due("* * * * *", "2026-03-01T10:07:00Z"), "every minute");
  assert(
    due("*/5 * * * *", "2026-03-01T10:05:00Z") && !due("*/5 * * * *", "2026-03-01T10:06:00Z"),
    "every five minutes",
  );
  assert(due("30 9-17 * * mon-fri", "2026-03-02T09:30:00Z"), "office hours on a Monday");
  assert(!due("30 9-17 * * mon-fri", "2026-03-01T09:30:00Z"), "not on a Sunday");
  assert(due("0 0 * * 7", "2026-03-01T00:00:00Z"), "7 is Sunday");
  assert(due("0 0 13 * 5", "2026-03-06T00:00:00Z") && due("0 0 13 * 5", "2026-04-13T00:00:00Z"), "day or weekday");
  assert(
    due("0 0 $ * *", "2026-02-28T00:00:00Z") && !due("0 0 $ * *", "2026-02-27T00:00:00Z"),
    "the last day of a month",
  );
  assertEquals(parseSchedule("10 seconds"), { kind: "interval", seconds: 10 });
  for (const wrong of ["60 seconds", "* * * *", "61 * * * *", "5-1 * * * *", "*/0 * * * *", "a * * * *"]) {
    assertEquals(parseSchedule(wrong), undefined, wrong);
  }
});

Deno.test("a form is split even where a part has no name", () => {
  const body = new TextEncoder().encode(
    '--b\r\ncontent-disposition: form-data; name="cacheControl"\r\n\r\n60\r\n' +
      '--b\r\ncontent-disposition: form-data; name=""; filename="blob"\r\ncontent-type: text/plain\r\n\r\na\r\n\r\nb\r\n--b--\r\n',
  );
  const parts = parseMultipart(body, "multipart/form-data; boundary=b").map(({ content, ...part }) => ({
    ...part,
    content: new TextDecoder().decode(content),
  }));
  assertEquals(parts, [
    { name: "cacheControl", content: "60" },
    { name: "", filename: "blob", type: "text/plain", content: "a\r\n\r\nb" },
  ]);
});

Deno.test("a token is refused when it is forged, expired, from the future, or no token", () => {
  const token = signToken({ sub: "a", exp: 100 }, "secret");
  assertEquals(verifyToken(token, "secret", 99), { sub: "a", exp: 100 });
  assertEquals(verifyToken(token, "secret", 100), "expired");
  assertEquals(verifyToken(token, "other", 99), "forged");
  assertEquals(verifyToken(signToken({ iat: 200 }, "secret"), "secret", 100), "future");
  const [, payload] = token.split(".");
  const none = btoa(JSON.stringify({ alg: "none" })).replaceAll("=", "");
  assertEquals(verifyToken(`${none}.${payload}.x`, "secret", 99), "forged", "no algorithm");
  for (const text of ["", "a.b", "a.b.c", `${token}.x`]) assertEquals(verifyToken(text, "secret"), "malformed", text);
});

Deno.test("options may stand anywhere, with a space or an equals sign", () => {
  assertEquals(parseArgs(["hola", "--assistant", "sofia", "--url=http://x", "--fast", "mundo"], ["assistant"]), {
    positional: ["hola", "mundo"],
    options: { assistant: "sofia", url: "http://x", fast: true },
  });
});

Deno.test("a full disk is said in one sentence", async () => {
  const error = await ensureFreeSpace(Deno.cwd(), Number.MAX_SAFE_INTEGER).then(() => undefined, (error) => error);
  assertMatch(
    error.message,
    /^The disk is full: \d+ MB are free for .*Free some space, or choose another directory with SINTRA_STATE_DIR\.$/,
  );
  assertEquals(
    sentence(new Error("write: No space left on device (os error 28)"), "/state"),
    "The disk is full (state is kept in /state): free some space and start again.",
  );
});
