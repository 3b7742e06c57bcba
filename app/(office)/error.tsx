"use client";

import { PageBody } from "@/components/shell/page-body";
import { Failed } from "@/components/ui/failed";

export default function OfficeFailure({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <PageBody>
      <Failed {...(error.digest && { reference: error.digest })} onRetry={reset} />
    </PageBody>
  );
}
