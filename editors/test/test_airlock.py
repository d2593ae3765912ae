"""`airlock lsp` with a client that is not ours: findings, a hover, a fix.

    python3 -m venv venv && venv/bin/pip install pytest-lsp pytest-asyncio
    AIRLOCK=path/to/airlock venv/bin/pytest editors/test
"""

import os

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

AIRLOCK = os.environ.get("AIRLOCK", "airlock")
WEAK = "import yaml\n\n\ndef load(text):\n    return yaml.load(text, Loader=yaml.Loader)\n"
MENDED = "    return yaml.safe_load(text)\n"


@pytest_lsp.fixture(
    params=["neovim", "visual-studio-code"],
    config=ClientServerConfig(server_command=[AIRLOCK, "lsp"]),
)
async def client(request, lsp_client: LanguageClient, tmp_path):
    (tmp_path / "app.py").write_text(WEAK)
    lsp_client.folder = tmp_path
    capabilities = client_capabilities(request.param)
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=capabilities,
            workspace_folders=[types.WorkspaceFolder(uri=tmp_path.as_uri(), name="app")],
        )
    )
    yield
    await lsp_client.shutdown_session()


def document(client: LanguageClient):
    return types.TextDocumentIdentifier(uri=(client.folder / "app.py").as_uri())


def apply(text: str, edits) -> str:
    lines = text.splitlines(keepends=True)
    for edit in sorted(edits, key=lambda edit: -edit.range.start.line):
        start, end = edit.range.start, edit.range.end
        before, after = lines[start.line][: start.character], lines[end.line][end.character :]
        lines[start.line : end.line + 1] = [before + edit.new_text + after]
    return "".join(lines)


@pytest.mark.asyncio
async def test_finds_explains_and_mends(client: LanguageClient):
    uri = document(client).uri
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            types.TextDocumentItem(uri=uri, language_id="python", version=1, text=WEAK)
        )
    )
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    [found] = client.diagnostics[uri]
    assert found.code == "python-yaml-unsafe-load"
    assert found.range.start.line == 4

    hover = await client.text_document_hover_async(
        types.HoverParams(text_document=document(client), position=found.range.start)
    )
    assert "What to do" in hover.contents.value

    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=document(client),
            range=found.range,
            context=types.CodeActionContext(diagnostics=[found]),
        )
    )
    [fix, *_] = actions
    edit = fix.edit
    edits = edit.document_changes[0].edits if edit.document_changes else edit.changes[uri]
    mended = apply(WEAK, edits)
    assert mended.endswith(MENDED), mended

    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=2),
            content_changes=[types.TextDocumentContentChangeWholeDocument(text=mended)],
        )
    )
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert not client.diagnostics[uri]
