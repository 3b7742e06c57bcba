import { NoNumber } from "@/components/ui/no-number";
import type { Honour } from "@/domain/company-record";

/** The file a record came with, over the day it stands for. */
export const RecordSource = ({ of: { fileName, dataOn } }: { of: Pick<Honour, "fileName" | "dataOn"> }) => (
  <>
    <span className="block break-all">{fileName ?? "人工录入"}</span>
    <span className="block text-xs">
      数据日期 <span className="inline-block">{dataOn ?? <NoNumber kind="notRecorded" />}</span>
    </span>
  </>
);
