/**
 * Reads row changes from logical replication, through a slot that lives as long as the connection.
 *
 * When the connection is lost, changes until the next slot are lost with it. `onDown` says so, and the server then ends
 * every subscription, so that clients subscribe and read again instead of missing rows in silence.
 */
import { LogicalReplicationService, type Pgoutput, PgoutputPlugin } from "pg-logical-replication";
import type { Change, Tuple } from "./changes.ts";

/** Changes handed over at once. */
const BATCH = 500;
/** Changes of one transaction that are kept together at most. */
const PIECE = 5_000;
/** Changes that may wait before the database is held back. */
const WAITING = 5_000;
const RETRY_MS = [100, 250, 500, 1_000, 2_000];

export interface ReplicationOptions {
  dbUrl: string;
  publications: string[];
  /** Whether anybody wants changes of this table. */
  wanted: (schema: string, table: string) => boolean;
  /** Gets the changes in commit order; the next call waits for the end of this one. */
  onChanges: (changes: Change[]) => Promise<void>;
  onDown: () => void;
}

type ReplicationClient = Parameters<PgoutputPlugin["start"]>[0];

/** Makes its slot on the connection that reads it (a temporary slot is bound to it) and keeps values as text. */
class TemporarySlotPlugin extends PgoutputPlugin {
  override async start(client: ReplicationClient, slot: string, _lsn: string): Promise<unknown> {
    await client.query(`CREATE_REPLICATION_SLOT "${slot}" TEMPORARY LOGICAL pgoutput NOEXPORT_SNAPSHOT`);
    return await super.start(client, slot, "0/00000000");
  }

  override parse(buffer: Parameters<PgoutputPlugin["parse"]>[0]): Pgoutput.Message {
    const message = super.parse(buffer);
    if (message.tag === "relation") { for (const column of message.columns) column.parser = (text) => text; }
    return message;
  }
}

function tupleOf(row: Record<string, unknown> | null): Tuple | null {
  if (!row) return null;
  // An absent value is a large one that an UPDATE did not touch, or a column outside the key.
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Tuple;
}

export class Replication {
  #stopped = false;
  #up = false;
  #commitTimestamp = "";
  #xid = "";
  /** The transaction that is arriving, as far as it is not in the queue. */
  #transaction: Change[] = [];
  #isSplit = false;
  /** Whole transactions, and pieces of very large ones. */
  #queue: Change[][] = [];
  #waiting = 0;
  #draining: Promise<void> | null = null;
  #service: LogicalReplicationService | null = null;
  #waiters = new Set<() => void>();
  #cancelPause: () => void = () => {};
  #running: Promise<void>;

  constructor(private readonly options: ReplicationOptions) {
    this.#running = this.#run();
  }

  /** Resolves to true once changes are being read, to false when that takes longer than `milliseconds`. */
  async ready(milliseconds: number): Promise<boolean> {
    if (this.#up || this.#stopped) return this.#up;
    return await new Promise((resolve) => {
      const done = (result: boolean) => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        resolve(result);
      };
      const waiter = () => done(this.#up);
      const timer = setTimeout(() => done(false), milliseconds);
      this.#waiters.add(waiter);
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelPause();
    for (const waiter of [...this.#waiters]) waiter();
    await this.#end();
    await this.#running;
    await this.#draining;
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#stopped) {
      try {
        await this.#read(() => failures = 0);
      } catch (error) {
        if (!this.#stopped) console.warn(`realtime: replication was interrupted: ${(error as Error).message}`);
      }
      await this.#end();
      this.#queue = [];
      this.#waiting = 0;
      if (this.#up) {
        this.#up = false;
        this.options.onDown();
      }
      if (!this.#stopped) await this.#pause(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]);
    }
  }

  async #read(started: () => void): Promise<void> {
    const service = new LogicalReplicationService(
      { connectionString: this.options.dbUrl, application_name: "sintra-realtime-replication" },
      { acknowledge: { auto: false, timeoutSeconds: 5 }, flowControl: { enabled: true } },
    );
    this.#service = service;
    const failed = new Promise<never>((_, reject) => service.on("error", reject));
    service.on("start", () => {
      this.#up = true;
      started();
      for (const waiter of [...this.#waiters]) waiter();
    });
    service.on("heartbeat", (lsn, _time, shouldRespond) => {
      if (shouldRespond) void service.acknowledge(lsn);
    });
    service.on("data", (_lsn, message: Pgoutput.Message) => this.#take(message));
    const plugin = new TemporarySlotPlugin({ protoVersion: 1, publicationNames: this.options.publications });
    const slot = `sintra_realtime_${crypto.randomUUID().replaceAll("-", "").slice(0, 16)}`;
    await Promise.race([service.subscribe(plugin, slot), failed]);
  }

  async #end(): Promise<void> {
    const service = this.#service;
    this.#service = null;
    if (!service) return;
    service.removeAllListeners();
    service.on("error", () => {});
    try {
      await service.stop();
    } catch {
      // The connection was gone already.
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#cancelPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #take(message: Pgoutput.Message): Promise<void> {
    if (message.tag === "begin") {
      this.#commitTimestamp = new Date(Number(message.commitTime.valueOf() / 1000n)).toISOString();
      this.#xid = String(message.xid >>> 0);
      this.#transaction = [];
      this.#isSplit = false;
      return;
    }
    if (message.tag === "commit") return await this.#enqueue();
    if (message.tag !== "insert" && message.tag !== "update" && message.tag !== "delete") return;
    const { relation } = message;
    if (!this.options.wanted(relation.schema, relation.name)) return;
    const old = message.tag === "insert" ? null : message.old ?? message.key;
    const record = message.tag === "delete" ? null : message.new;
    this.#transaction.push({
      type: message.tag === "insert" ? "INSERT" : message.tag === "update" ? "UPDATE" : "DELETE",
      oid: relation.relationOid >>> 0,
      schema: relation.schema,
      table: relation.name,
      xid: this.#xid,
      commitTimestamp: this.#commitTimestamp,
      record: tupleOf(record),
      old: tupleOf(old),
      oldIsComplete: message.tag !== "insert" && message.old !== null,
    });
    if (this.#transaction.length < PIECE) return;
    this.#isSplit = true;
    await this.#enqueue();
  }

  async #enqueue(): Promise<void> {
    if (this.#transaction.length === 0) return;
    // In a piece, the last change of a row need not be the transaction's last: none is taken for what the row is now.
    if (this.#isSplit) { for (const change of this.#transaction) change.xid = ""; }
    this.#waiting += this.#transaction.length;
    this.#queue.push(this.#transaction);
    this.#transaction = [];
    this.#draining ??= this.#drain();
    if (this.#waiting >= WAITING) await this.#draining;
  }

  /** Transactions that are waiting, as many as are handed over at once. */
  #next(): Change[] {
    const batch: Change[] = [];
    while (this.#queue.length > 0 && batch.length < BATCH) batch.push(...this.#queue.shift() ?? []);
    this.#waiting -= batch.length;
    return batch;
  }

  async #drain(): Promise<void> {
    try {
      while (this.#queue.length > 0 && !this.#stopped) await this.options.onChanges(this.#next());
    } catch (error) {
      this.#service?.emit("error", error);
    } finally {
      this.#draining = null;
    }
  }
}
