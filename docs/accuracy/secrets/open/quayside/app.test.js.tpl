import { describe, expect, it, vi } from "vitest";
import { createClient, mask, parse } from "../src/client";

vi.stubEnv("API_TOKEN", "«N test-dummy|stub»");

describe("client", () => {
  const password = "«N test-dummy|P@ssw0rd!»";
  const token = "«N test-dummy|aaaa.bbbb.cccc»";
  const fakeKey = "«N test-dummy|key_test_fake_0001»";

  it("masks", () => {
    expect(mask("«N test-dummy|supersecret»")).toBe("«N placeholder|su*********»");
    expect(mask("")).toBe("«N placeholder|(none)»");
  });

  it("parses urls", () => {
    expect(parse("redis://:«N test-dummy|pw»@localhost")).toEqual({ password: "«N test-dummy|pw»" });
    expect(parse("«N url-clean|postgres://localhost:5432/db?sslmode=disable»").password).toBeUndefined();
    expect(parse("http://«N test-dummy|foo:bar»@baz.test/").user).toBe("foo");
  });

  it("sends the token", async () => {
    const fetch = vi.fn();
    await createClient({ token, fetch }).get("/");
    expect(fetch).toHaveBeenCalledWith("/", { headers: { Authorization: `Bearer «N reference|${token}»` } });
  });

  it("keeps snapshots", () => {
    expect({ csrf: "«N csrf|mock-csrf-token»", id: "«N uuid|{uuid}»" }).toMatchInlineSnapshot(`
      { "csrf": "«N csrf|mock-csrf-token»", "etag": "«N hash|{hex:32}»" }
    `);
  });

  it("verifies the GitHub signature of the docs", () => {
    // documented test values: secret "It's a Secret to Everybody"
    expect(sign("«N docs-example|It's a Secret to Everybody»", "Hello, World!")).toBe(
      "sha256=«N test-vector|757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17»",
    );
  });

  it.skip("talks to the pilot plant", async () => {
    const client = createClient({ base: "https://pilot.quayside.example", token: "«T generic|{base62:40}»" });
    await client.login("kai", "«T password|Ankerspill{digits:4}?»");
    expect(await client.get("/me")).toMatchObject({ name: "kai" });
  });
});
