"use client";
import { Download, MessagesSquare, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { AddDialog } from "./add-dialog";
import { ImportDialog } from "./import-dialog";

/** Ways to have something remembered without a conversation; for the first time, the way to one too. */
export function TeachButtons({ isFirst }: { isFirst?: boolean }) {
  const t = useTranslations("cerebro.teach");
  const [open, setOpen] = useState<"add" | "import" | null>(null);
  return (
    <>
      <div className="flex flex-wrap justify-center gap-2 max-sm:w-full max-sm:*:flex-1">
        {isFirst && <Button asChild><Link href="/dashboard/chat/nueva"><MessagesSquare aria-hidden />{t("talk")}</Link></Button>}
        <Button variant={isFirst ? "outline" : "primary"} onClick={() => setOpen("add")}><Plus aria-hidden />{t("add")}</Button>
        <Button variant="outline" onClick={() => setOpen("import")}><Download aria-hidden />{t("import")}</Button>
      </div>
      {open === "add" && <AddDialog onClose={() => setOpen(null)} />}
      {open === "import" && <ImportDialog onClose={() => setOpen(null)} />}
    </>
  );
}
