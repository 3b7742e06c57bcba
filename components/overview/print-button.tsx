"use client";

import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";

export function PrintButton({ children }: { children: string }) {
  return (
    <Button onClick={() => window.print()} className="max-lg:hidden">
      <Printer aria-hidden="true" size={16} strokeWidth={1.6} />
      {children}
    </Button>
  );
}
