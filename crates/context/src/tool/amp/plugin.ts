// @i-know-the-amp-plugin-api-is-wip-and-very-experimental-right-now
// Written by Airlock (airlock hook amp <event>); removed by `airlock init --undo`.
// Passes each tool call to the program, and does what it answers. A call that cannot be judged is stopped.
import { spawnSync } from "node:child_process";

const PROGRAM = "@PROGRAM@";

function judge(event: string, payload: object): any {
  try {
    const done = spawnSync(PROGRAM, ["hook", "amp", event], {
      input: JSON.stringify({ hook_event_name: event, cwd: process.cwd(), ...payload }),
      encoding: "utf8",
      timeout: @TIMEOUT@,
      maxBuffer: 256 * 1024 * 1024,
    });
    if (!done.error && done.status === 0) {
      return JSON.parse(done.stdout);
    }
  } catch {
    // Judged below.
  }
  return { action: "deny", message: "Airlock could not judge this call, so it was stopped." };
}

function call(event: any): object {
  return {
    session_id: event.thread?.id,
    tool_use_id: event.toolUseID,
    tool_name: event.tool,
    tool_input: event.input,
  };
}

export default function airlock(amp: any) {
  amp.on("tool.call", async (event: any, ctx: any) => {
    const answer = judge("tool.call", call(event));
    if (answer.action === "allow") {
      return { action: "allow" };
    }
    if (answer.action === "rewrite") {
      return { action: "modify", input: answer.input };
    }
    if (answer.action === "ask") {
      try {
        const agreed = await ctx.ui.confirm({
          title: "Airlock",
          message: answer.message,
          confirmButtonText: "Allow",
          requireHuman: true,
        });
        if (agreed) {
          return { action: "allow" };
        }
      } catch {
        // Nobody can be asked.
      }
    }
    return { action: "reject-and-continue", message: answer.message ?? "Airlock stopped this call." };
  });

  amp.on("tool.result", async (event: any) => {
    const answer = judge("tool.result", { ...call(event), tool_output: event.output ?? event.error });
    const replaced =
      answer.action === "redact"
        ? answer.output
        : answer.action === "deny"
          ? answer.message
          : answer.action === "note"
            ? `${typeof event.output === "string" ? event.output : JSON.stringify(event.output)}\n\n${answer.message}`
            : undefined;
    return replaced === undefined ? undefined : { status: "done", output: replaced };
  });

  amp.on("agent.start", async (event: any) => {
    judge("agent.start", { session_id: event.thread?.id, prompt: event.message });
  });
}
