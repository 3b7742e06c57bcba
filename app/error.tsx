"use client";

import { Entrance } from "@/components/account/entrance";
import { Failed } from "@/components/ui/failed";

export default function Failure({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Entrance>
      <h1 className="mt-4 mb-2 text-lg font-semibold">页面暂时打不开</h1>
      <Failed {...(error.digest && { reference: error.digest })} onRetry={reset} />
    </Entrance>
  );
}
