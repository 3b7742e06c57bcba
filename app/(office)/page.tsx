import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";

export default function OverviewPage() {
  return (
    <>
      <PageHead title="总览" />
      <PageBody>总览</PageBody>
    </>
  );
}
