import postgres from "postgres";
import { superuserUrl } from "../postgres/server.ts";
import { matches, parseSchedule } from "./schedule.ts";

/** A worker that runs until it is closed. */
export interface Worker {
  close(): Promise<void>;
}

interface Job {
  jobid: string;
  schedule: string;
  command: string;
  username: string;
}

/** Runs the due jobs of `cron.job`, as pg_cron's background worker does, and records each run. */
export function startCron({ databasePort, onLog }: { databasePort: number; onLog(line: string): void }): Worker {
  const sql = postgres(superuserUrl(databasePort), {
    max: 4,
    idle_timeout: 120,
    onnotice: () => {},
    connection: { application_name: "pg_cron" },
  });
  const running = new Map<string, Promise<void>>();
  const lastRun = new Map<string, number>();
  let lastMinute = Math.floor(Date.now() / 60_000);
  let closed = false;

  async function tick() {
    const now = Date.now();
    const minute = Math.floor(now / 60_000);
    const jobs = await sql<
      Job[]
    >`select jobid, schedule, command, username from cron.job where active and database = current_database()`;
    for (const job of jobs) {
      // As the original: a job that still runs is not started a second time.
      if (running.has(job.jobid) || !due(job, now, minute)) continue;
      lastRun.set(job.jobid, now);
      running.set(job.jobid, run(job).finally(() => running.delete(job.jobid)));
    }
    lastMinute = minute;
  }

  function due(job: Job, now: number, minute: number): boolean {
    const schedule = parseSchedule(job.schedule);
    if (!schedule) return false;
    if (schedule.kind === "cron") return minute !== lastMinute && matches(schedule, new Date(minute * 60_000));
    const last = lastRun.get(job.jobid);
    if (last === undefined) {
      lastRun.set(job.jobid, now);
      return false;
    }
    return now - last >= schedule.seconds * 1000;
  }

  async function run(job: Job) {
    try {
      const [{ runid }] = await sql`
        insert into cron.job_run_details (jobid, database, username, command, status, start_time)
        values (${job.jobid}, current_database(), ${job.username}, ${job.command}, 'running', clock_timestamp())
        returning runid`;
      let status = "succeeded";
      let message = "";
      let pid: number | null = null;
      const connection = await sql.reserve();
      try {
        pid = (await connection`select pg_backend_pid() as pid`)[0].pid;
        await connection`select set_config('role', ${job.username}, false)`;
        const result = await connection.unsafe(job.command).simple();
        const last = Array.isArray(result[0]) ? result.at(-1) : result;
        const { command, count } = last as unknown as { command?: string; count?: number | null };
        message = [command, count].filter((part) => part !== undefined && part !== null).join(" ");
      } catch (error) {
        status = "failed";
        message = `ERROR:  ${(error as Error).message}`;
        onLog(`cron: job ${job.jobid} failed: ${(error as Error).message}`);
      } finally {
        await connection.unsafe("rollback; reset all; reset role").simple().catch(() => {});
        connection.release();
      }
      await sql`
        update cron.job_run_details
        set status = ${status}, return_message = ${message}, job_pid = ${pid}, end_time = clock_timestamp()
        where runid = ${runid}`;
    } catch (error) {
      if (!closed) onLog(`cron: ${(error as Error).message}`);
    }
  }

  const loop = (async () => {
    const [{ exists }] = await sql`select to_regclass('cron.job') is not null as exists`;
    if (!exists) return;
    // Runs that a killed platform left "running" did not end well.
    await sql`
      update cron.job_run_details set status = 'failed', return_message = 'server restarted', end_time = clock_timestamp()
      where status in ('starting', 'running')`;
    await sql`delete from cron.job_run_details where start_time < now() - interval '7 days'`;
    while (!closed) {
      await tick().catch((error) => closed || onLog(`cron: ${error.message}`));
      await new Promise((resolve) => setTimeout(resolve, 1000 - (Date.now() % 1000)));
    }
  })().catch((error) => closed || onLog(`cron: ${error.message}`));

  return {
    async close() {
      closed = true;
      await Promise.race([loop, new Promise((resolve) => setTimeout(resolve, 50))]);
      await sql.end({ timeout: 2 });
    },
  };
}
