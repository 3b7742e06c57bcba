"use client";

import { Download, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/notice";

type Said = { tone: "bad" | "ok"; words: string };

/**
 * Fetches a file and says what went out and that it is on record. Whoever may not export keeps the button
 * and is told who may.
 */
export function ExportButton({
  href,
  refusal,
  label = "导出",
  tone = "primary",
}: {
  href: string;
  refusal: string | null;
  label?: string;
  tone?: "primary" | "plain";
}) {
  const [said, setSaid] = useState<Said | null>(null);
  const [isRunning, setRunning] = useState(false);

  const start = async () => {
    if (refusal) return setSaid({ tone: "bad", words: refusal });
    setRunning(true);
    setSaid(await fetchFile(href).catch(() => ({ tone: "bad" as const, words: "导出没有完成，请检查网络后重试。" })));
    setRunning(false);
  };

  return (
    <div className="relative shrink-0 print:hidden">
      <Button data-export="" tone={tone} aria-disabled={isRunning} onClick={() => !isRunning && start()}>
        <Download aria-hidden="true" size={16} strokeWidth={1.6} className="max-[359px]:hidden" />
        {isRunning ? "正在生成" : label}
      </Button>
      {said && (
        <div className="absolute top-full right-0 z-30 mt-1 w-88 max-w-[calc(100vw-1.5rem)] bg-card shadow-float max-lg:fixed max-lg:top-auto max-lg:right-3 max-lg:bottom-16">
          <Notice
            tone={said.tone}
            actions={
              <IconButton label="关闭提示" onClick={() => setSaid(null)}>
                <X aria-hidden="true" size={16} strokeWidth={1.6} />
              </IconButton>
            }
          >
            {said.words}
          </Notice>
        </div>
      )}
    </div>
  );
}

async function fetchFile(href: string): Promise<Said> {
  const response = await fetch(href);
  if (!response.ok) {
    const answer = (await response.json().catch(() => null)) as { sentence?: string } | null;
    return { tone: "bad", words: answer?.sentence ?? "导出没有完成，请稍后重试。" };
  }
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = decodeURIComponent(name ?? "清单.xlsx");
  link.click();
  URL.revokeObjectURL(link.href);
  const count = response.headers.get("x-row-count");
  return {
    tone: "ok",
    words: `已生成 ${count} 条，截至 ${response.headers.get("x-as-of")}。导出已记录，请按内部资料保管。`,
  };
}
