// Written by Airlock (airlock hook opencode <event>); removed by `airlock init --undo`.
// Passes each tool call to the program, and does what it answers. A call that cannot be judged is stopped.
import { spawnSync } from "node:child_process";

const PROGRAM = "@PROGRAM@";

function judge(event, payload) {
  const done = spawnSync(PROGRAM, ["hook", "opencode", event], {
    input: JSON.stringify({ hook_event_name: event, ...payload }),
    encoding: "utf8",
    timeout: @TIMEOUT@,
    maxBuffer: 256 * 1024 * 1024,
  });
  if (done.error || done.status !== 0) {
    return { action: "deny", message: "Airlock could not judge this call, so it was stopped." };
  }
  try {
    return JSON.parse(done.stdout);
  } catch {
    return { action: "deny", message: "Airlock gave no answer that could be read, so this call was stopped." };
  }
}

function replace(output, text) {
  output.output = text;
  if (Array.isArray(output.content)) {
    output.content = [{ type: "text", text }];
  }
  if (output.metadata && typeof output.metadata === "object" && "output" in output.metadata) {
    output.metadata.output = text;
  }
}

export const Airlock = async ({ directory, worktree }) => {
  const place = { cwd: directory, workspace_roots: [worktree] };
  const call = (input) => ({ session_id: input.sessionID, tool_use_id: input.callID, tool_name: input.tool, ...place });
  return {
    "tool.execute.before": async (input, output) => {
      const answer = judge("tool.execute.before", { ...call(input), tool_input: output.args });
      if (answer.action !== "allow") {
        throw new Error(answer.message ?? "Airlock stopped this call.");
      }
    },
    "tool.execute.after": async (input, output) => {
      const seen = Array.isArray(output.content) ? output.content : output.output;
      const answer = judge("tool.execute.after", { ...call(input), tool_input: input.args, tool_output: seen });
      if (answer.action === "redact") {
        replace(output, answer.output);
      } else if (answer.action === "deny") {
        replace(output, answer.message);
      } else if (answer.action === "note") {
        replace(output, `${output.output ?? ""}\n\n${answer.message}`);
      }
    },
  };
};
