/**
 * What the worker and the function `billing` do, call by call (crates/edge: worker/bill.rs, billing/orders.rs), with all that goes
 * wrong on the way: an answer that is lost, a transaction that is cut off, somebody who does the same at the same moment.
 */
import type postgres from "postgres";
import type { Answer, Deciders } from "./decide.ts";
import type { Random } from "./random.ts";

/** Most steps of one job, as in the worker. */
const STEPS = 40;

/** What went wrong on purpose, for the summary. */
export interface Mishaps {
  replayed: number;
  raced: number;
  cutOff: number;
}

/** Somebody who works: two connections, so that they can meet themselves. */
export class Hand {
  /** What day it is. */
  day = "";
  #told = "";

  constructor(
    readonly sql: postgres.Sql,
    readonly other: postgres.Sql,
    readonly deciders: Deciders,
    readonly mishaps: Mishaps,
  ) {}

  /** Before anything is done on a day: has both connections know which it is. */
  async begin(): Promise<void> {
    if (this.#told === this.day) return;
    this.#told = this.day;
    await Promise.all([this.sql, this.other].map((sql) => sql`select set_config('sintra.today', ${this.day}, false)`));
  }

  /** One job of the queue of billing, from reading to nothing left to do. */
  async bill(id: string, random: Random): Promise<void> {
    await this.begin();
    if (random.happens(0.03)) {
      this.mishaps.raced++;
      await Promise.all([this.#bill(this.sql, id), this.#bill(this.other, id)]);
    } else {
      await this.#bill(this.sql, id, random);
    }
  }

  async #bill(sql: postgres.Sql, id: string, random?: Random): Promise<void> {
    let context: Answer;
    for (let steps = 0; steps < STEPS; steps++) {
      context ??= (await sql`select public.billing_context(${id}) as answer`)[0].answer;
      if (!context.ok) throw new Error(`billing_context: ${JSON.stringify(context)}`);
      const decided = await this.deciders.ask({ ask: "step", context });
      if (decided.error) throw new Error(`next_step of ${id}: ${decided.error}`);
      if (!decided.step) return;
      const apply = (tx: postgres.Sql) =>
        tx`select public.apply_billing_step(${id}, ${context.version}, ${sql.json(decided.step)}) as answer`;
      if (random?.happens(0.02)) await this.#cutOff(sql, apply);
      const [{ answer }] = await apply(sql);
      if (answer.ok && random?.happens(0.03)) {
        // The answer was lost: the same is tried again, and is either refused or without effect.
        this.mishaps.replayed++;
        const [{ answer: again }] = await apply(sql);
        if (again.ok && decided.step.kind !== "overdue" || !again.ok && again.error.code !== "subscription_changed") {
          throw new Error(`a step that is done twice: ${JSON.stringify(again)}`);
        }
        context = undefined;
      } else if (answer.ok) {
        context = answer.context;
      } else if (answer.error.code === "subscription_changed") {
        context = undefined;
      } else {
        throw new Error(`apply_billing_step of ${id}: ${JSON.stringify(answer)}`);
      }
    }
  }

  /** Does something in a transaction that is then cut off: nothing of it may stay. */
  async #cutOff(sql: postgres.Sql, call: (tx: postgres.Sql) => Promise<unknown>): Promise<void> {
    this.mishaps.cutOff++;
    const cut = new Error("cut off");
    await sql.begin(async (tx) => {
      await call(tx as unknown as postgres.Sql);
      throw cut;
    }).catch((error) => {
      if (error !== cut) throw error;
    });
  }

  /** Chooses a plan or a pack. What it came to: stays, later, order, paid (the balance paid for it), or the code of a refusal. */
  async order(user: string, wish: Wish, random: Random): Promise<{ answer: string; order?: Answer }> {
    await this.begin();
    if (random.happens(0.05)) {
      this.mishaps.raced++;
      const both = await Promise.all([this.#order(this.sql, user, wish), this.#order(this.other, user, wish)]);
      const told = both.find(({ answer }) => answer !== "subscription_changed") ?? both[0];
      const orders = new Set(both.flatMap(({ order }) => order ? [order.id] : []));
      if (orders.size > 1) throw new Error("one key, two orders");
      return told;
    }
    const told = await this.#order(this.sql, user, wish, random);
    if (told.order && random.happens(0.1)) {
      this.mishaps.replayed++;
      const again = await this.#order(this.other, user, wish);
      if (again.order?.id !== told.order.id) throw new Error("an order that is repeated is another");
    }
    return told;
  }

  async #order(
    sql: postgres.Sql,
    user: string,
    wish: Wish,
    random?: Random,
  ): Promise<{ answer: string; order?: Answer }> {
    const [{ answer: context }] = await sql`
      select public.offer_context(${user}, null, ${wish.plan ?? null}, ${wish.cycle ?? null}, ${
      wish.pack ?? null
    }, ${wish.key}) as answer`;
    if (!context.ok) return { answer: context.error.code };
    if (context.order) return told(context.order);
    const decided = await this.deciders.ask(
      wish.pack
        ? { ask: "top_up", context, pack: context.pack, quantity: wish.quantity }
        : { ask: "offer", context, target: context.target },
    );
    if (decided.error) return { answer: decided.error };
    const { subscription_id: id, version } = context;
    const offer = decided.offer ?? { when: "now", order: decided.order };
    if (offer.when !== "now") {
      const [plan, cycle] = offer.when === "later" ? [offer.plan_id, offer.cycle] : [null, null];
      const call = (tx: postgres.Sql) =>
        tx`select public.schedule_plan(${user}, ${id}, ${version}, ${plan}, ${cycle}) as answer`;
      if (random?.happens(0.03)) await this.#cutOff(sql, call);
      const [{ answer }] = await call(sql);
      return { answer: answer.ok ? offer.when : answer.error.code };
    }
    const call = (tx: postgres.Sql) =>
      tx`select public.place_order(${user}, ${id}, ${version}, ${wish.key}, ${sql.json(offer.order)}) as answer`;
    if (random?.happens(0.03)) await this.#cutOff(sql, call);
    const [{ answer }] = await call(sql);
    return answer.ok ? told(answer.order) : { answer: answer.error.code };
  }

  /** Has a gateway tell of the payment of an order or an invoice; the code of a refusal, or paid. */
  async pay(payment: Payment, random: Random): Promise<string> {
    await this.begin();
    const call = (
      sql: postgres.Sql,
      reference = payment.reference,
      amount = payment.amount,
      failure: string | null = null,
    ) =>
      payment.order
        ? sql`select public.record_order_payment(${payment.order}, ${payment.gateway}, ${reference}, ${amount}, ${payment.currency}, ${failure}) as answer`
        : sql`select public.record_payment(${payment
          .invoice!}, ${payment.gateway}, ${reference}, ${amount}, ${payment.currency}, ${failure}) as answer`;
    if (payment.fails) {
      const [{ answer }] = await call(this.sql, `${payment.reference}-failed`, payment.amount, "card_declined");
      if (!answer.ok && answer.error.code !== "invoice_not_open") throw new Error(JSON.stringify(answer));
    }
    if (random.happens(0.03)) {
      // A cent too little is not the price.
      const [{ answer }] = await call(
        this.sql,
        `${payment.reference}-less`,
        (Number(payment.amount) - 0.01).toFixed(2),
      );
      if (answer.ok) throw new Error("less than the price was taken");
    }
    if (random.happens(0.03)) await this.#cutOff(this.sql, (tx) => call(tx));
    const race = random.happens(0.05);
    const results = race
      ? await Promise.all([call(this.sql), call(this.other), call(this.sql)])
      : [await call(this.sql)];
    if (race) this.mishaps.raced++;
    const answers = results.map(([{ answer }]) => answer);
    const first = answers.find((answer) => answer.ok && !answer.repeated) ?? answers[0];
    if (answers.filter((answer) => answer.ok && !answer.repeated).length > 1) {
      throw new Error("one payment was taken twice");
    }
    if (first.ok && random.happens(0.1)) {
      this.mishaps.replayed++;
      const [{ answer }] = await call(this.other);
      if (!answer.ok || !answer.repeated) throw new Error(`a payment that is told again: ${JSON.stringify(answer)}`);
    }
    if (first.ok && random.happens(0.04)) {
      const [{ answer }] = await call(this.sql, `${payment.reference}-again`);
      if (answer.ok) throw new Error("what is paid was paid again");
    }
    return first.ok ? "paid" : first.error.code;
  }

  /** Leaves the plan, or takes it back, as the person. */
  async leave(user: string, subscription: string, leaves: boolean, random: Random): Promise<string> {
    await this.begin();
    const call = async (tx: postgres.Sql) => {
      await tx`set local role authenticated`;
      await tx`select set_config('request.jwt.claims', ${JSON.stringify({ sub: user, role: "authenticated" })}, true)`;
      if (leaves) await tx`select public.leave_plan(${subscription})`;
      else await tx`select public.resume_plan(${subscription})`;
    };
    if (random.happens(0.05)) {
      await this.#cutOff(this.sql, call).catch((error) => {
        if (!/subscription_inactive/.test(error.message)) throw error;
      });
    }
    try {
      await this.sql.begin((tx) => call(tx as unknown as postgres.Sql));
      return "ok";
    } catch (error) {
      const code = /subscription_inactive/.exec(String((error as Error).message))?.[0];
      if (!code) throw error;
      return code;
    }
  }
}

/** What is chosen. */
export interface Wish {
  key: string;
  plan?: string;
  cycle?: string;
  pack?: string;
  quantity?: number;
}

/** What a gateway tells of. */
export interface Payment {
  order?: string;
  invoice?: string;
  gateway: string;
  reference: string;
  amount: string;
  currency: string;
  /** Whether it fails once before. */
  fails: boolean;
}

const told = (order: Answer) => ({ answer: order.status === "paid" ? "paid" : "order", order });
