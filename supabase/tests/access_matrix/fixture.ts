/** Whose rows: the rows that every person of the matrix tries to reach. One or more for each table of schema public. */
import type postgres from "postgres";
import {
  accounts,
  administrator,
  analyst,
  bystander,
  fixedId,
  guest,
  organizationAdmin,
  organizationMember,
  organizationOwner,
  otherTenant,
  owner,
  secondOwner,
  superAdministrator,
  support,
} from "./people.ts";

export interface Target {
  table: string;
  /** Which row, in words. */
  row: string;
  /** Value of the key of that row. */
  key: string;
  /** What somebody inserts who wants to make such a row; SQL literals by column. */
  insert: Record<string, string>;
}

const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
const id = (number: number) => fixedId(2, number);
const organization = fixedId(3, 1);
const otherOrganization = fixedId(3, 2);
const ownerSubscription = id(50);
const organizationSubscription = id(51);
const ownerAssistant = id(20);
const conversation = id(22);
const question = id(23);
const answer = id(24);
const automation = id(30);
const integration = id(31);

const ofOwner = { user_id: text(owner.id!) };

/** The key column is `id` everywhere but here. */
export const keyColumn = (table: string): string => table === "system_config" ? "key" : "id";

export const targets: Target[] = [
  {
    table: "profiles",
    row: "the owner's",
    key: owner.id!,
    insert: { id: text(bystander.id!), email: "'x@example.test'" },
  },

  { table: "organizations", row: "the organization", key: organization, insert: { name: "'X'", slug: "'matrix-x'" } },
  {
    table: "organization_members",
    row: "the member's",
    key: id(10),
    insert: { organization_id: text(organization), user_id: text(bystander.id!), role: "'member'" },
  },
  {
    table: "organization_members",
    row: "the second owner's",
    key: id(11),
    insert: { organization_id: text(organization), user_id: text(bystander.id!), role: "'owner'" },
  },

  { table: "assistants_catalog", row: "one on offer", key: "matrix-offered", insert: catalogueEntry("matrix-x") },
  { table: "assistants_catalog", row: "a retired one", key: "matrix-retired", insert: catalogueEntry("matrix-x") },
  {
    table: "user_assistants",
    row: "the owner's",
    key: ownerAssistant,
    insert: { ...ofOwner, assistant_id: "'matrix-second'", is_active: "false" },
  },
  {
    table: "assistant_configurations",
    row: "the owner's",
    key: id(21),
    insert: { user_assistant_id: text(ownerAssistant) },
  },

  {
    table: "conversations",
    row: "the owner's",
    key: conversation,
    insert: { ...ofOwner, assistant_id: "'matrix-offered'" },
  },
  {
    table: "messages",
    row: "the owner's question",
    key: question,
    insert: { conversation_id: text(conversation), role: "'user'", content: "'x'" },
  },
  {
    table: "messages",
    row: "the owner's answer",
    key: answer,
    insert: { conversation_id: text(conversation), role: "'assistant'", content: "'x'" },
  },
  {
    table: "message_attachments",
    row: "the owner's",
    key: id(25),
    insert: {
      message_id: text(question),
      filename: "'f'",
      original_name: "'f'",
      mime_type: "'image/png'",
      file_size: "1",
      storage_bucket: "'attachments'",
      storage_path: text(`${owner.id}/f`),
    },
  },

  { table: "brain_ai_data", row: "the owner's", key: id(26), insert: ofOwner },
  {
    table: "user_insights",
    row: "the owner's",
    key: id(27),
    insert: { ...ofOwner, content: "'x'", category: "'business'" },
  },
  {
    table: "behavior_patterns",
    row: "the owner's",
    key: id(28),
    insert: { ...ofOwner, pattern_description: "'x'", pattern_type: "'temporal'" },
  },
  { table: "user_projects", row: "the owner's", key: id(29), insert: { ...ofOwner, name: "'x'" } },

  { table: "subscription_plans", row: "one on offer", key: "matrix-offered", insert: plan("matrix-x") },
  { table: "subscription_plans", row: "a withdrawn one", key: "matrix-withdrawn", insert: plan("matrix-x") },
  { table: "message_packs", row: "one on offer", key: "matrix-offered", insert: pack("matrix-x") },
  { table: "message_packs", row: "a withdrawn one", key: "matrix-withdrawn", insert: pack("matrix-x") },
  {
    table: "user_subscriptions",
    row: "the owner's",
    key: ownerSubscription,
    insert: { ...ofOwner, plan_id: "'matrix-offered'", status: "'active'" },
  },
  {
    table: "user_subscriptions",
    row: "the organization's",
    key: organizationSubscription,
    insert: { organization_id: text(organization), plan_id: "'matrix-offered'", status: "'active'" },
  },
  { table: "invoices", row: "the owner's", key: id(52), insert: invoice(ownerSubscription, "M-X") },
  { table: "invoices", row: "the organization's", key: id(53), insert: invoice(organizationSubscription, "M-X") },
  { table: "subscription_usage", row: "the owner's", key: id(54), insert: usage(ownerSubscription) },
  { table: "subscription_usage", row: "the organization's", key: id(55), insert: usage(organizationSubscription) },

  {
    table: "automation_definitions",
    row: "the owner's",
    key: automation,
    insert: { ...ofOwner, name: "'x'", trigger_type: "'schedule'", is_active: "false" },
  },
  {
    table: "automation_executions",
    row: "the owner's",
    key: id(32),
    insert: { automation_id: text(automation), status: "'success'" },
  },
  {
    table: "integrations",
    row: "the owner's",
    key: integration,
    insert: { ...ofOwner, name: "'x'", integration_type: "'email'", is_active: "false" },
  },
  {
    table: "integration_sync_logs",
    row: "the owner's",
    key: id(33),
    insert: { integration_id: text(integration), status: "'success'" },
  },

  { table: "system_config", row: "a public one", key: "matrix.public", insert: { key: "'matrix.x'", value: "'1'" } },
  {
    table: "system_config",
    row: "an internal one",
    key: "matrix.internal",
    insert: { key: "'matrix.x'", value: "'1'" },
  },
  { table: "audit_logs", row: "any", key: id(40), insert: { action: "'x'", resource_type: "'x'" } },
  { table: "system_metrics", row: "any", key: id(41), insert: { metric_date: "current_date" } },
  { table: "admin_users", row: "the analyst's", key: id(45), insert: { user_id: text(bystander.id!) } },
];

function catalogueEntry(key: string): Record<string, string> {
  return {
    id: text(key),
    name: "'X'",
    role: "'x'",
    description: "'x'",
    avatar: "'x'",
    color: "'#000'",
    system_prompt: "'x'",
    personality: "'{}'",
    response_patterns: "'{}'",
  };
}

function plan(key: string): Record<string, string> {
  return { id: text(key), name: "'X'", monthly_price_usd: "0", yearly_price_usd: "0" };
}

function pack(key: string): Record<string, string> {
  return { id: text(key), messages: "1", price_usd: "1" };
}

function invoice(subscription: string, number: string): Record<string, string> {
  return {
    user_subscription_id: text(subscription),
    invoice_number: text(number),
    subtotal: "1",
    total_amount: "1",
    issue_date: "current_date",
    due_date: "current_date",
  };
}

function usage(subscription: string): Record<string, string> {
  return {
    user_subscription_id: text(subscription),
    period_start: "current_date + 40",
    period_end: "current_date + 70",
  };
}

/** Makes the people and the rows. Runs in a transaction that is rolled back. */
export async function prepare(sql: postgres.TransactionSql): Promise<void> {
  await insert(sql, "public.assistants_catalog", {
    ...catalogueEntry("matrix-offered"),
    is_active: "true",
    required_plan: "'trial'",
  });
  await insert(sql, "public.assistants_catalog", {
    ...catalogueEntry("matrix-second"),
    is_active: "true",
    required_plan: "'trial'",
  });
  await insert(sql, "public.assistants_catalog", { ...catalogueEntry("matrix-retired"), is_active: "false" });
  await insert(sql, "public.subscription_plans", { ...plan("matrix-offered"), is_active: "true" });
  await insert(sql, "public.subscription_plans", { ...plan("matrix-withdrawn"), is_active: "false" });
  await insert(sql, "public.message_packs", { ...pack("matrix-offered"), is_active: "true" });
  await insert(sql, "public.message_packs", { ...pack("matrix-withdrawn"), is_active: "false" });

  for (const account of accounts) {
    await insert(sql, "auth.users", {
      id: text(account.id!),
      email: text(`${account.name.replaceAll(" ", ".")}@matrix.example.test`),
    });
  }
  // What sign-up made for them is replaced by rows with fixed ids and no limits to run into.
  const everybody = accounts.map((account) => text(account.id!)).join(", ");
  for (const table of ["user_assistants", "user_subscriptions", "brain_ai_data"]) {
    await sql.unsafe(`delete from public.${table} where user_id in (${everybody})`);
  }

  for (
    const [key, name, founder] of [[organization, "matrix", organizationOwner], [
      otherOrganization,
      "matrix-other",
      otherTenant,
    ]] as const
  ) {
    await insert(sql, "public.organizations", {
      id: text(key),
      name: text(name),
      slug: text(name),
      created_by: text(founder.id!),
    });
  }
  const members = [[id(10), organizationMember, "member"], [id(11), secondOwner, "owner"], [
    id(12),
    organizationAdmin,
    "admin",
  ], [id(13), guest, "guest"]] as const;
  for (const [key, person, role] of members) {
    await insert(sql, "public.organization_members", {
      id: text(key),
      organization_id: text(organization),
      user_id: text(person.id!),
      role: text(role),
    });
  }

  const administrators = [[id(42), superAdministrator, "super_admin"], [id(43), administrator, "admin"], [
    id(44),
    support,
    "support",
  ], [id(45), analyst, "analyst"]] as const;
  for (const [key, person, role] of administrators) {
    await insert(sql, "public.admin_users", { id: text(key), user_id: text(person.id!), role: text(role) });
  }

  await insert(sql, "public.user_subscriptions", {
    id: text(ownerSubscription),
    ...ofOwner,
    plan_id: "'matrix-offered'",
    status: "'active'",
  });
  await insert(sql, "public.user_subscriptions", {
    id: text(organizationSubscription),
    organization_id: text(organization),
    plan_id: "'matrix-offered'",
    status: "'active'",
  });
  await insert(sql, "public.invoices", { id: text(id(52)), ...invoice(ownerSubscription, "M-1") });
  await insert(sql, "public.invoices", { id: text(id(53)), ...invoice(organizationSubscription, "M-2") });
  for (const [key, subscription] of [[id(54), ownerSubscription], [id(55), organizationSubscription]]) {
    await insert(sql, "public.subscription_usage", {
      id: text(key),
      user_subscription_id: text(subscription),
      period_start: "current_date",
      period_end: "current_date + 30",
    });
  }

  await insert(sql, "public.user_assistants", {
    id: text(ownerAssistant),
    ...ofOwner,
    assistant_id: "'matrix-offered'",
  });
  // What the owner had before it was withdrawn.
  await insert(sql, "public.user_assistants", { ...ofOwner, assistant_id: "'matrix-retired'", is_active: "false" });
  await insert(sql, "public.user_subscriptions", { ...ofOwner, plan_id: "'matrix-withdrawn'", status: "'cancelled'" });
  // The rest are rows that can be made just as somebody would insert them, with a fixed id.
  const made = new Set([
    "assistant_configurations",
    "conversations",
    "messages",
    "message_attachments",
    "brain_ai_data",
    "user_insights",
    "behavior_patterns",
    "user_projects",
    "automation_definitions",
    "automation_executions",
    "integrations",
    "integration_sync_logs",
    "audit_logs",
    "system_metrics",
  ]);
  for (const target of targets.filter((target) => made.has(target.table))) {
    await insert(sql, `public.${target.table}`, { ...target.insert, id: text(target.key) });
  }
  await insert(sql, "public.system_config", { key: "'matrix.public'", value: "'1'", is_public: "true" });
  await insert(sql, "public.system_config", { key: "'matrix.internal'", value: "'1'", is_public: "false" });
}

async function insert(sql: postgres.TransactionSql, table: string, row: Record<string, string>): Promise<void> {
  await sql.unsafe(`insert into ${table} (${Object.keys(row).join(", ")}) values (${Object.values(row).join(", ")})`);
}
