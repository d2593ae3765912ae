fun show(view: WebView) {
    // ruleid: kotlin-webview-file-access
    view.settings.allowUniversalAccessFromFileURLs = false
    // ruleid: kotlin-webview-file-access
    view.settings.allowFileAccessFromFileURLs = false
    // ruleid: kotlin-webview-file-access
    view.settings.setAllowUniversalAccessFromFileURLs(false)
    // ok: kotlin-webview-file-access
    view.settings.allowUniversalAccessFromFileURLs = false
    // ok: kotlin-webview-file-access
    view.settings.javaScriptEnabled = true
    // ok: kotlin-webview-file-access
    view.settings.setAllowFileAccessFromFileURLs(false)
}
