import { type OpenProspect, remarksOf } from "@/components/links/prospect-words";

/** What to know before calling; a line breaks between the remarks, not inside an amount. */
export const ProspectRemark = ({ row, isPlaced = false }: { row: OpenProspect; isPlaced?: boolean }) =>
  remarksOf(row, isPlaced).map((remark, index, { length }) => (
    <span key={remark} className="inline-block">
      {remark}
      {index < length - 1 && "，"}
    </span>
  ));
