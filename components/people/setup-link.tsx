"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";

/** The one-time link, shown once: only its hash is kept, so it cannot be shown again. */
export function SetupLink({ name, token }: { name: string; token: string }) {
  const [isCopied, setCopied] = useState(false);
  const address = `${window.location.origin}/setup?token=${token}`;
  return (
    <div className="grid gap-2">
      <Notice tone="warn" title="链接只显示这一次。">
        请当面或用可靠方式交给{name}，3 天内有效，设定密码后失效。
      </Notice>
      <Input readOnly value={address} aria-label="设密链接" onFocus={(event) => event.target.select()} />
      <div className="flex items-center gap-2">
        <Button
          onClick={() =>
            navigator.clipboard.writeText(address).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          复制链接
        </Button>
        <span role="status" className="text-xs text-ink-2">
          {isCopied && "已复制"}
        </span>
      </div>
    </div>
  );
}
