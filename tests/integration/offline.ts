import { ask, ledgerOf, platform, providerEnv, signUp } from "./support.ts";
import { equal, holds, it } from "./story.ts";

it("with no provider configured the offline assistant answers, says so and costs nothing", async () => {
  await platform.restartFunctions({});
  const leo = await signUp("Leo");
  const answer = await ask(leo, "Hola, ¿qué puedes hacer por mi taquería?");
  equal(answer.errors, []);
  equal([answer.metadata.provider, answer.metadata.model, answer.metadata.costUsd], ["offline", "offline", "0.000000"]);
  holds(answer.text.includes("Sofía"), "it answers as the assistant");
  const again = await ask(leo, "Hola, ¿qué puedes hacer por mi taquería?");
  equal(again.text.length > 100, true);
  const ledger = await ledgerOf(leo);
  equal(ledger.map((l) => [l.messages, Number(l.cost_micros)]), [[1, 0], [1, 0]]);
  await platform.restartFunctions(providerEnv);
});
