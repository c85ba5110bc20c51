import type { Database } from "@database";
import { z } from "zod";
import type { Client } from "@/lib/supabase/browser";

/** What a member may do: owners and admins manage, members read, guests see the name card. */
export type Role = Database["public"]["Enums"]["organization_role_enum"];

/** From most to least. */
export const ROLES = ["owner", "admin", "member", "guest"] as const satisfies readonly Role[];

/** An organization, and the role of whoever asks. */
export interface Organization {
  id: string;
  name: string;
  slug: string;
  description: string | null;
  website: string | null;
  is_active: boolean | null;
  role: Role;
}

/** Columns that owners and admins write. */
export type OrganizationChanges = Partial<Pick<Organization, "name" | "description" | "website">>;

/** Characters that the database takes. */
export const ORGANIZATION_LIMITS = { name: 200, description: 4000, website: 2048 } as const;

export const organizationKeys = {
  all: ["organizations"] as const,
  invitedTo: ["organizations", "invitations-to-me"] as const,
  members: (id: string) => ["organizations", id, "members"] as const,
  invitations: (id: string) => ["organizations", id, "invitations"] as const,
};

const COLUMNS = "id, name, slug, description, website, is_active";

/** The organizations that the person belongs to, the one joined first before the others. */
export async function fetchOrganizations(client: Client, userId: string): Promise<Organization[]> {
  const { data, error } = await client.from("organization_members")
    .select(`role, joined_at, organization:organizations!inner(${COLUMNS})`)
    .eq("user_id", userId).eq("is_active", true).eq("organization.is_active", true).order("joined_at");
  if (error) throw error;
  return data.map(({ role, organization }) => ({ ...organization, role: role ?? "guest" }));
}

/** A person of an organization, as the others see them. */
export interface Member {
  user_id: string;
  full_name: string | null;
  avatar_url: string | null;
  role: Role;
  joined_at: string;
  is_active: boolean;
}

/** Everybody in it, for owners, admins and members; empty for guests. */
export async function fetchMembers(client: Client, organizationId: string): Promise<Member[]> {
  const { data, error } = await client.rpc("organization_directory", { p_organization_id: organizationId });
  if (error) throw error;
  return data;
}

/** Founds an organization with the caller as its owner. */
export async function createOrganization(client: Client, name: string): Promise<{ id: string; slug: string }> {
  const { data, error } = await client.rpc("create_organization", { p_name: name });
  if (error) throw error;
  return z.object({ id: z.string(), slug: z.string() }).parse(data);
}

/** Writes these columns and no others. */
export async function updateOrganization(client: Client, id: string, changes: OrganizationChanges): Promise<void> {
  const { error } = await client.from("organizations").update(changes).eq("id", id).select("id").single();
  if (error) throw error;
}

/** Deletes the organization; for its owners. */
export async function deleteOrganization(client: Client, id: string): Promise<void> {
  const { error } = await client.from("organizations").delete().eq("id", id).select("id").single();
  if (error) throw error;
}

/** Gives a member another role. Fails where the caller may not. */
export async function changeRole(client: Client, organizationId: string, userId: string, role: Role): Promise<void> {
  const { error } = await client.from("organization_members").update({ role })
    .eq("organization_id", organizationId).eq("user_id", userId).select("id").single();
  if (error) throw error;
}

/** Takes a person out of it; oneself, to leave. The rows are not read back: whoever leaves may not read them any more. */
export async function removeMember(client: Client, organizationId: string, userId: string): Promise<void> {
  const { error, count } = await client.from("organization_members").delete({ count: "exact" })
    .eq("organization_id", organizationId).eq("user_id", userId);
  if (error) throw error;
  if (count === 0) throw { code: "role_not_allowed" };
}

/** An invitation that nobody has answered. */
export interface Invitation {
  id: string;
  email: string;
  role: Role;
  invited_by_name: string | null;
  created_at: string;
  expires_at: string;
}

/** Invitations that wait for an answer, those that have run out included. */
export async function fetchInvitations(client: Client, organizationId: string): Promise<Invitation[]> {
  const { data, error } = await client.rpc("organization_invitations", { p_organization_id: organizationId });
  if (error) throw error;
  return data;
}

/** Invites an address, or renews its invitation: the link before stops working. The token is shown this once. */
export async function inviteMember(
  client: Client,
  organizationId: string,
  email: string,
  role: Role,
): Promise<{ id: string; token: string; expires_at: string }> {
  const { data, error } = await client.rpc("invite_member", { p_organization_id: organizationId, p_email: email, p_role: role });
  if (error) throw error;
  return z.object({ id: z.string(), token: z.string(), expires_at: z.string() }).parse(data);
}

/** Takes an invitation back. */
export async function revokeInvitation(client: Client, id: string): Promise<void> {
  const { error } = await client.rpc("revoke_invitation", { p_invitation_id: id });
  if (error) throw error;
}

/** An invitation to the caller's own address. */
export interface InvitationToMe {
  id: string;
  organization_id: string;
  organization_name: string;
  role: Role;
  invited_by_name: string | null;
  expires_at: string;
}

/** Open invitations to the address that the caller has confirmed. */
export async function fetchInvitationsToMe(client: Client): Promise<InvitationToMe[]> {
  const { data, error } = await client.rpc("my_invitations");
  if (error) throw error;
  return data;
}

/** Says yes or no to an invitation of {@link fetchInvitationsToMe}. */
export async function answerInvitation(client: Client, id: string, answer: "accept" | "decline"): Promise<void> {
  const { error } = await client.rpc(answer === "accept" ? "accept_invitation" : "decline_invitation", { p_invitation_id: id });
  if (error) throw error;
}

/** The roles that somebody with this role may give to others. */
export function rolesToGive(mine: Role): Role[] {
  if (mine === "owner") return [...ROLES];
  return mine === "admin" ? ROLES.filter((role) => role !== "owner") : [];
}

/** Whether somebody with this role may change or remove a member with that one. */
export function mayManage(mine: Role, theirs: Role): boolean {
  return mine === "owner" || (mine === "admin" && theirs !== "owner");
}

/** Whether this member is the only active owner: they can neither leave nor become anything else. */
export function isLastOwner(members: Pick<Member, "user_id" | "role" | "is_active">[], userId: string): boolean {
  const owners = members.filter((member) => member.role === "owner" && member.is_active);
  return owners.length === 1 && owners[0]?.user_id === userId;
}

/** Address of the page that answers an invitation. */
export function invitationLink(origin: string, token: string): string {
  return `${origin}/invitacion/${encodeURIComponent(token)}`;
}

/** Opens WhatsApp with a text, for whomever the person chooses. */
export function whatsAppLink(text: string): string {
  return `https://wa.me/?text=${encodeURIComponent(text)}`;
}
