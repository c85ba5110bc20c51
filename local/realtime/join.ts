/** What a client sends with `phx_join`, read and checked. */
import { authorize, type ChannelPermissions, PUBLIC_PERMISSIONS } from "./authorization.ts";
import type { Context } from "./context.ts";
import type { Broadcast } from "./protocol.ts";
import { storedBroadcasts } from "./replay.ts";
import { checkSubscription, parseSubscriptions, type Subscription, SubscriptionError } from "./subscriptions.ts";
import type { Identity } from "./tokens.ts";

export interface JoinRequest {
  ack: boolean;
  self: boolean;
  replay: { since: number; limit: number } | null;
  replicationReady: boolean;
  presenceKey: string;
  presenceEnabled: boolean;
  isPrivate: boolean;
  /** The list of `postgres_changes` as it came. */
  changes: unknown[];
  /** Refuse the join when a subscription cannot be made, instead of reporting it afterwards. */
  wait: boolean;
  accessToken: string | null;
}

export interface Joined {
  identity: Identity;
  permissions: ChannelPermissions;
  subscriptions: Subscription[];
  /** Why there are no subscriptions although some were asked for. */
  subscriptionError: string | null;
  /** Stored messages to begin with. */
  replayed: Broadcast[];
}

/** A refused join. The reason is what the client reads. */
export class JoinError extends Error {
  override name = "JoinError";
}

/** How long a join waits for the changes to be read. The client itself gives up after 10 s. */
const READY_MS = 8_000;
const REPLAY_MAXIMUM = 25;

function fields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? value as Record<string, unknown> : {};
}

export function readJoin(payload: unknown): JoinRequest {
  const { config, access_token } = fields(payload);
  const { broadcast, presence, postgres_changes, postgres_changes_options, private: isPrivate } = fields(config);
  const { ack, self, replay, replication_ready } = fields(broadcast);
  const { key, enabled } = fields(presence);
  const { since, limit } = fields(replay);
  return {
    ack: ack === true,
    self: self === true,
    replay: typeof since === "number" && Number.isFinite(since)
      ? { since, limit: Math.min(REPLAY_MAXIMUM, Math.max(1, Math.trunc(Number(limit)) || REPLAY_MAXIMUM)) }
      : null,
    replicationReady: replication_ready === true,
    presenceKey: typeof key === "string" && key !== "" ? key : crypto.randomUUID(),
    presenceEnabled: enabled === true,
    isPrivate: isPrivate === true,
    changes: Array.isArray(postgres_changes) ? postgres_changes : [],
    wait: fields(postgres_changes_options).wait === true,
    accessToken: typeof access_token === "string" && access_token !== "" ? access_token : null,
  };
}

/** The permissions of `identity`, or {@link JoinError} where it may not read the channel. */
export async function permissionsFor(
  context: Context,
  identity: Identity,
  subTopic: string,
  isPrivate: boolean,
): Promise<ChannelPermissions> {
  if (!isPrivate) return PUBLIC_PERMISSIONS;
  const permissions = await authorize(context.sql, identity, subTopic);
  if (!permissions.broadcast.read) {
    throw new JoinError(`Unauthorized: You do not have permissions to read from this Channel topic: ${subTopic}`);
  }
  return permissions;
}

/** Checks a join. Throws {@link JoinError} and the token's own error. */
export async function checkJoin(
  context: Context,
  subTopic: string,
  request: JoinRequest,
  socketIdentity: Identity,
): Promise<Joined> {
  const { tokens, limits } = context;
  const identity = request.accessToken ? await tokens.identify(request.accessToken) : socketIdentity;
  if (request.changes.length > limits.subscriptionsPerChannel) {
    throw new JoinError(`TooManySubscriptions: A channel takes ${limits.subscriptionsPerChannel} postgres_changes`);
  }
  const permissions = await permissionsFor(context, identity, subTopic, request.isPrivate);
  let subscriptions: Subscription[] = [];
  let subscriptionError: string | null = null;
  try {
    subscriptions = parseSubscriptions(request.changes);
    for (const subscription of subscriptions) {
      await checkSubscription(context.sql, context.publication, identity.role, subscription);
    }
  } catch (error) {
    if (!(error instanceof SubscriptionError)) throw error;
    if (request.wait) throw new JoinError(`RealtimeDisabledForConfiguration: ${error.message}`);
    subscriptions = [];
    subscriptionError = error.message;
  }
  const { replay, isPrivate } = request;
  const replayed = replay && isPrivate ? await storedBroadcasts(context.sql, subTopic, replay.since, replay.limit) : [];
  // Last, so that nothing can be missed between the answer and the start of the channel.
  if ((subscriptions.length > 0 || request.replicationReady) && !(await context.ready(READY_MS))) {
    throw new JoinError("PostgresChangesSubscribeTimeout: The database's changes cannot be read at the moment");
  }
  return { identity, permissions, subscriptions, subscriptionError, replayed };
}
