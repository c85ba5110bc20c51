"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { fileKeys, signedAddress } from "@/lib/data/attachments";
import type { MessageFile } from "@/lib/chat/types";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { FileIcon, useFileSize } from "./file-icon";

/** Files beside a question: pictures as pictures, the rest by name. */
export function MessageFiles({ files }: { files: MessageFile[] }) {
  const t = useTranslations("chat");
  return (
    <ul aria-label={t("files.label")} className="mb-2 flex max-w-[88%] flex-wrap justify-end gap-2">
      {files.map((file) => <li key={file.id} className="min-w-0">{file.mimeType.startsWith("image/") ? <Thumbnail file={file} /> : <Chip file={file} />}</li>)}
    </ul>
  );
}

function useAddress(file: MessageFile, enabled = true) {
  const client = useSupabase();
  return useQuery({
    queryKey: fileKeys.address(file.path),
    queryFn: () => signedAddress(client, file.path),
    // Addresses are good for an hour.
    staleTime: 50 * 60_000,
    enabled,
  });
}

function Thumbnail({ file }: { file: MessageFile }) {
  const t = useTranslations("chat");
  const { data: address, isError } = useAddress(file);
  if (isError) return <Chip file={file} />;
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={t("files.open", { name: file.name })}
      className="block size-36 overflow-hidden rounded-2xl border border-border bg-muted"
    >
      {address && (
        // eslint-disable-next-line @next/next/no-img-element -- a signed address of the person's own storage, nothing to optimise
        <img src={address} alt={file.name} loading="lazy" decoding="async" className="size-full object-cover" />
      )}
    </a>
  );
}

function Chip({ file }: { file: MessageFile }) {
  const t = useTranslations("chat");
  const client = useSupabase();
  const size = useFileSize();
  async function open() {
    const isShown = file.mimeType === "application/pdf";
    // The window first: a browser opens none that comes later than the click. What it cannot show it saves, without one.
    const page = isShown ? window.open("about:blank", "_blank") : null;
    try {
      const address = await signedAddress(client, file.path, isShown ? undefined : file.name);
      if (page) {
        page.opener = null;
        page.location.replace(address);
      } else window.location.assign(address);
    } catch {
      page?.close();
      toast.error(t("files.gone"));
    }
  }
  return (
    <button
      type="button"
      onClick={() => void open()}
      aria-label={t("files.open", { name: file.name })}
      className="flex h-14 w-60 max-w-full items-center gap-3 rounded-2xl border border-border bg-card px-3 text-left text-sm hover:bg-muted"
    >
      <FileIcon mimeType={file.mimeType} />
      <span className="min-w-0">
        <span className="block truncate font-medium">{file.name}</span>
        <span className="block text-xs text-muted-foreground">{size(file.size)}</span>
      </span>
    </button>
  );
}
