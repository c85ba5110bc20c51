import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** Ends with the summary line that the project's test command adds up. */
export default class SummaryReporter implements Reporter {
  #outcomes = new Map<string, boolean>();
  #repeated: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status !== "skipped") this.#outcomes.set(test.id, test.ok());
    if (test.outcome() === "flaky") this.#repeated.push(test.title);
  }

  onEnd(_result: FullResult): void {
    const all = [...this.#outcomes.values()];
    if (this.#repeated.length) console.log(`Held only the second time: ${this.#repeated.join("; ")}`);
    console.log(`${all.filter(Boolean).length} passed, ${all.filter((ok) => !ok).length} failed`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
