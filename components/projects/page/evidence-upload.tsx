"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { KeptFileField } from "@/components/projects/page/kept-file-field";
import { reportDone } from "@/components/ui/report-done";
import { SelectField } from "@/components/ui/select-field";

/** Adds a proof outside a move: first what it is, then the file. */
export function EvidenceUpload({
  projectId,
  kinds,
}: {
  projectId: string;
  kinds: readonly { value: string; label: string }[];
}) {
  const [kind, setKind] = useState("");
  const router = useRouter();
  return (
    <div className="flex flex-wrap items-start gap-3 border-b border-line-2 px-4 py-2">
      <SelectField
        label="上传佐证"
        className="w-56 max-lg:w-full"
        options={kinds}
        emptyLabel="选择佐证种类"
        value={kind}
        onChange={(event) => setKind(event.target.value)}
      />
      {kind !== "" && (
        <div className="min-w-72 flex-1">
          <KeptFileField
            key={kind}
            label="文件"
            hint="同一种类再次上传，以最新一份为准，旧件保留。"
            projectId={projectId}
            kind={kind}
            onKept={() => {
              reportDone("已上传");
              router.refresh();
            }}
          />
        </div>
      )}
    </div>
  );
}
