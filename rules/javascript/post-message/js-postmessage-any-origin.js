function send(frame, token) {
  // ruleid: js-postmessage-any-origin
  frame.contentWindow.postMessage({ token }, '*');
  // ruleid: js-postmessage-any-origin
  window.parent.postMessage(JSON.stringify({ token }), '*');
  // ruleid: js-postmessage-any-origin
  window.opener.postMessage({ token }, { targetOrigin: '*' });

  // ok: js-postmessage-any-origin
  frame.contentWindow.postMessage({ token }, 'https://app.example.com');
  // ok: js-postmessage-any-origin
  window.parent.postMessage('ready', '*');
  // ok: js-postmessage-any-origin
  worker.postMessage({ token });
}
