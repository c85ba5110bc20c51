"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { AvatarUpload } from "@/components/forms/avatar-upload";
import { useFailureText } from "@/hooks/use-failure-text";
import { clearAvatars, uploadAvatar } from "@/lib/data/account";
import type { Profile } from "@/lib/data/profiles";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { useProfileUpdate } from "./use-profile";

/** The person's picture, stored in their own folder; the one before is removed. */
export function ProfilePicture({ profile }: { profile: Profile }) {
  const t = useTranslations("account.profile.photo");
  const failureText = useFailureText();
  const client = useSupabase();
  const router = useRouter();
  const update = useProfileUpdate(profile.id);

  async function show(url: string | null) {
    await update.mutateAsync({ avatar_url: url });
    // What cannot be removed now is removed with the next picture; the new one stands already.
    await clearAvatars(client, profile.id, url).catch(() => {});
    router.refresh();
  }
  return (
    <AvatarUpload
      name={profile.full_name || profile.email}
      url={profile.avatar_url}
      failureText={failureText}
      onUpload={async (square) => {
        await show(await uploadAvatar(client, profile.id, square));
        toast.success(t("saved"));
      }}
      onRemove={async () => {
        await show(null);
        toast.success(t("removed"));
      }}
    />
  );
}
