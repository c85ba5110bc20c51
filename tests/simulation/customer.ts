/** A customer of the simulation: who they are, and what they do on a day. Nothing of what they do depends on what billing decides. */
import type postgres from "postgres";
import type { Hand, Wish } from "./calls.ts";
import { addDays, type Day, DECIMALS, minor } from "./money.ts";
import { Random } from "./random.ts";

/** Countries, and what one of them is billed in beside US dollars. The rate only makes prices that look like prices. */
const PLACES: { country: string | null; currency: string; rate: number }[] = [
  { country: "MX", currency: "MXN", rate: 17.43 },
  { country: "CO", currency: "COP", rate: 4093 },
  { country: "AR", currency: "ARS", rate: 1411.7 },
  { country: "CL", currency: "CLP", rate: 947 },
  { country: "PE", currency: "PEN", rate: 3.71 },
  { country: "BR", currency: "BRL", rate: 5.43 },
  { country: "UY", currency: "UYU", rate: 40.11 },
  { country: "PY", currency: "PYG", rate: 7311 },
  { country: "BO", currency: "BOB", rate: 6.91 },
  { country: "CR", currency: "CRC", rate: 507.3 },
  { country: "DO", currency: "DOP", rate: 61.9 },
  { country: "GT", currency: "GTQ", rate: 7.67 },
  { country: "HN", currency: "HNL", rate: 26.07 },
  { country: "NI", currency: "NIO", rate: 36.61 },
  { country: "PA", currency: "PAB", rate: 1 },
  { country: "VE", currency: "VES", rate: 243.1 },
  { country: "EC", currency: "USD", rate: 1 },
  { country: "SV", currency: "USD", rate: 1 },
  // Somewhere that is not sold in, and nobody has said where.
  { country: "ES", currency: "USD", rate: 1 },
  { country: null, currency: "USD", rate: 1 },
];

const PLANS = ["starter", "professional", "enterprise"] as const;
/** What the list says at the beginning. */
const LIST: Record<string, [number, number]> = {
  starter: [19, 182.4],
  professional: [49, 470.4],
  enterprise: [149, 1430.4],
};
const GATEWAYS = ["manual", "stripe", "mercadopago"];

/** How they pay. */
type Habit = "punctual" | "late" | "forgetful" | "never";

interface Task {
  day: Day;
  what:
    | { kind: "end" }
    | { kind: "invoice"; id: string; periodStart: string; amount: string; currency: string; fails: boolean }
    | { kind: "order"; id: string; key: string; amount: string; currency: string; fails: boolean };
}

/** What somebody did, for simulation.events. */
export interface Event {
  customer: number;
  day: Day;
  kind: string;
  data: Record<string, postgres.JSONValue>;
  answer: string;
}

/** What the gateways know. */
export class Gateway {
  #last = 0;
  readonly taken: { reference: string; currency: string; minor: bigint }[] = [];
  /** Payments for orders that no longer fitted. */
  givenBack = 0;

  reference(customer: number): string {
    return `${customer}-${++this.#last}`;
  }

  take(reference: string, currency: string, amount: string): void {
    this.taken.push({ reference, currency, minor: minor(amount, currency) });
  }
}

export class Customer {
  readonly random: Random;
  readonly user: string;
  subscription = "";
  readonly signUpDay: Day;
  readonly #place: (typeof PLACES)[number];
  #country: string | null;
  readonly #habit: Habit;
  /** What they do on an ordinary day, on average. */
  readonly #restlessness: number;
  #tasks: Task[] = [];
  #agreed: string | undefined;
  #startOn: Day | undefined;

  constructor(readonly number: number, seed: number, first: Day, days: number) {
    this.random = new Random(seed, number);
    const r = this.random;
    this.user = r.uuid();
    this.#place = r.one(PLACES);
    this.#country = this.#place.country;
    this.#habit = r.one<Habit>(["punctual", "punctual", "punctual", "punctual", "late", "late", "forgetful", "never"]);
    this.#restlessness = r.one([0.003, 0.01, 0.02, 0.05]);
    let day = addDays(first, r.between(0, Math.floor(days * 0.5)));
    // The days that not every month has.
    const special = r.next();
    if (special < 0.15) { while (!/-31$|-30$/.test(day)) day = addDays(day, 1); }
    else if (special < 0.2 && first <= "2028-02-29" && addDays(first, days - 1) > "2028-03-31") day = "2028-02-29";
    this.signUpDay = day;
  }

  /** Opens the account; the rest is done by the database, as for everybody. */
  async signUp(sql: postgres.Sql, day: Day): Promise<Event[]> {
    const r = this.random;
    const [{ id }] = await sql.begin(async (tx) => {
      await tx`select set_config('sintra.today', ${day}, true)`;
      await tx`insert into auth.users (id, aud, role, email) values (${this.user}, 'authenticated', 'authenticated', ${this.number} || '@simulation.test')`;
      await tx`update public.profiles set country = ${this.#country} where id = ${this.user}`;
      return await tx`insert into simulation.customers (customer, user_id, subscription_id)
        select ${this.number}::integer, s.user_id, s.id from public.user_subscriptions as s where s.user_id = ${this.user} returning subscription_id as id`;
    });
    this.subscription = id;
    const events = [this.#event(day, "sign_up", { country: this.#country }, "ok")];
    if (r.happens(0.85)) this.#startOn = addDays(day, r.between(0, 20));
    // Whoever is to pay in another currency, or another price, has agreed on it with somebody.
    if (this.#place.currency !== "USD" ? r.happens(0.7) : r.happens(0.2)) {
      const plan = r.one(PLANS);
      const { currency } = this.#place;
      const [monthly, yearly] = this.#prices(plan);
      await sql`update public.user_subscriptions set plan_id = ${plan}, currency = ${currency}, monthly_amount = ${monthly}, yearly_amount = ${yearly} where id = ${this.subscription}`;
      this.#agreed = plan;
      events.push(this.#event(day, "agree", { plan, currency, monthly, yearly }, "ok"));
    }
    return events;
  }

  /** Prices of a month and a year that somebody agrees on with them. */
  #prices(plan: string): [string, string] {
    const { currency, rate } = this.#place;
    const price = (usd: number) => (usd * rate * (0.8 + 0.2 * this.random.next())).toFixed(DECIMALS(currency));
    return [price(LIST[plan][0]), price(LIST[plan][1])];
  }

  #event(day: Day, kind: string, data: Event["data"], answer: string): Event {
    return { customer: this.number, day, kind, data, answer };
  }

  /** An invoice came. */
  owe(invoice: { id: string; periodStart: string; amount: string; currency: string }, day: Day): void {
    const r = this.random;
    if (r.happens(0.08)) {
      // Rather than pay, they go.
      this.#tasks.push({ day: addDays(day, r.between(0, 5)), what: { kind: "end" } });
      return;
    }
    const habit = r.happens(0.1) ? r.one<Habit>(["late", "forgetful", "never"]) : this.#habit;
    const after = { punctual: r.between(0, 7), late: r.between(5, 21), forgetful: r.between(14, 110), never: 0 }[habit];
    if (habit === "never" && r.happens(0.8)) return;
    this.#tasks.push({
      day: addDays(day, habit === "never" ? r.between(60, 300) : after),
      what: { kind: "invoice", ...invoice, fails: r.happens(0.15) },
    });
  }

  /** Everything that they do on a day. */
  async live(day: Day, hand: Hand, gateway: Gateway): Promise<Event[]> {
    const r = this.random;
    const events: Event[] = [];
    const due = this.#tasks.filter((task) => task.day === day);
    this.#tasks = this.#tasks.filter((task) => task.day > day);
    for (const { what } of due) {
      events.push(
        what.kind === "end"
          ? this.#event(day, "end", {}, await hand.leave(this.user, this.subscription, "end", r))
          : await this.#pay(what, day, hand, gateway),
      );
    }
    if (this.#startOn === day) {
      const chosen = await this.#choose(day, hand, gateway);
      events.push(...chosen);
      // Who wants a plan tries again.
      if (!chosen.some(({ answer }) => answer === "paid") && r.happens(0.8)) {
        this.#startOn = addDays(day, r.between(1, 9));
      }
    }
    while (r.happens(this.#restlessness)) events.push(...await this.#act(day, hand, gateway));
    if (r.happens(0.02)) events.push(await this.#use(day, hand));
    return events;
  }

  /** Something that people do now and then. */
  async #act(day: Day, hand: Hand, gateway: Gateway): Promise<Event[]> {
    const r = this.random;
    const what = r.next();
    if (what < 0.5) {
      const events = await this.#choose(day, hand, gateway);
      // A change of mind.
      if (r.happens(0.2)) events.push(...await this.#choose(day, hand, gateway));
      return events;
    }
    if (what < 0.68) return await this.#topUp(day, hand, gateway);
    if (what < 0.9) {
      const how = what < 0.77 ? "leave" : what < 0.86 ? "resume" : "end";
      return [this.#event(day, how, {}, await hand.leave(this.user, this.subscription, how, r))];
    }
    if (this.#agreed && r.happens(0.6)) return [await this.#renegotiate(day, hand, this.#agreed)];
    this.#country = r.one(PLACES).country;
    await hand.sql`update public.profiles set country = ${this.#country} where id = ${this.user}`;
    return [this.#event(day, "move", { country: this.#country }, "ok")];
  }

  /** Other prices are agreed on for the plan, in the middle of a period as well, if it is still the one that they have. */
  async #renegotiate(day: Day, hand: Hand, plan: string): Promise<Event> {
    const [monthly, yearly] = this.#prices(plan);
    const { count } = await hand
      .sql`update public.user_subscriptions set monthly_amount = ${monthly}, yearly_amount = ${yearly}
      where id = ${this.subscription} and plan_id = ${plan}`;
    return this.#event(day, "renegotiate", { plan, monthly, yearly }, count ? "ok" : "other_plan");
  }

  async #choose(day: Day, hand: Hand, gateway: Gateway): Promise<Event[]> {
    const r = this.random;
    // Only in US dollars are there prices of other plans.
    const stays = this.#place.currency === "USD" ? 0.5 : 0.9;
    const plan = this.#agreed && r.happens(stays) ? this.#agreed : r.one(PLANS);
    const cycle = r.happens(0.35) ? "yearly" : "monthly";
    const wish: Wish = { key: r.uuid(), plan, cycle };
    return await this.#order(day, "order", wish, { key: wish.key, plan, cycle }, hand, gateway);
  }

  async #topUp(day: Day, hand: Hand, gateway: Gateway): Promise<Event[]> {
    const r = this.random;
    const pack = r.one(["pack_200", "pack_1000", "pack_5000"]);
    const quantity = r.between(1, 4);
    const wish: Wish = { key: r.uuid(), pack, quantity };
    return await this.#order(day, "top_up", wish, { key: wish.key, pack, quantity }, hand, gateway);
  }

  async #order(
    day: Day,
    kind: string,
    wish: Wish,
    data: Event["data"],
    hand: Hand,
    gateway: Gateway,
  ): Promise<Event[]> {
    const r = this.random;
    const { answer, order } = await hand.order(this.user, wish, r);
    const events = [this.#event(day, kind, data, answer)];
    if (answer !== "order") return events;
    const what: Exclude<Task["what"], { kind: "end" }> = {
      kind: "order",
      id: order.id,
      key: wish.key,
      amount: order.total_amount,
      currency: order.currency,
      fails: r.happens(0.15),
    };
    const when = r.next();
    if (when < 0.45) events.push(await this.#pay(what, day, hand, gateway));
    else if (when < 0.75) this.#tasks.push({ day: addDays(day, r.between(1, 4)), what });
    // Later than it is shown, or when it no longer fits.
    else if (when < 0.88) this.#tasks.push({ day: addDays(day, r.between(5, 60)), what });
    return events;
  }

  async #pay(what: Exclude<Task["what"], { kind: "end" }>, day: Day, hand: Hand, gateway: Gateway): Promise<Event> {
    const r = this.random;
    const reference = gateway.reference(this.number);
    const answer = await hand.pay({
      [what.kind]: what.id,
      gateway: r.one(GATEWAYS),
      reference,
      amount: what.amount,
      currency: what.currency,
      fails: what.fails,
    }, r);
    if (answer === "paid") gateway.take(reference, what.currency, what.amount);
    else gateway.givenBack++;
    return what.kind === "order"
      ? this.#event(day, "pay_order", { key: what.key }, answer)
      : this.#event(day, "pay_invoice", { period_start: what.periodStart }, answer);
  }

  async #use(day: Day, hand: Hand): Promise<Event> {
    const r = this.random;
    const messages = r.happens(0.2) ? r.between(300, 1500) : r.between(1, 60);
    const use = (sql: postgres.Sql, n: number) =>
      sql`select simulation.use(${this.subscription}, ${day}, ${n}) as used`;
    const all = r.happens(0.1)
      ? await Promise.all([use(hand.sql, messages), use(hand.other, 3)])
      : [await use(hand.sql, messages)];
    const used = all.reduce((sum, [row]) => sum + row.used, 0);
    return this.#event(day, "use", { messages }, String(used));
  }
}
