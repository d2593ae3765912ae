fun show(view: WebView) {
    // ruleid: kotlin-webview-file-access
    view.settings.allowUniversalAccessFromFileURLs = true
    // ruleid: kotlin-webview-file-access
    view.settings.allowFileAccessFromFileURLs = true
    // ruleid: kotlin-webview-file-access
    view.settings.setAllowUniversalAccessFromFileURLs(true)
    // ok: kotlin-webview-file-access
    view.settings.allowUniversalAccessFromFileURLs = false
    // ok: kotlin-webview-file-access
    view.settings.javaScriptEnabled = true
    // ok: kotlin-webview-file-access
    view.settings.setAllowFileAccessFromFileURLs(false)
}
