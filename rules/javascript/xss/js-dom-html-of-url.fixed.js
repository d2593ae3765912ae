const greeting = document.getElementById('greeting');
// ruleid: js-dom-html-of-url
greeting.textContent = 'Hello ' + decodeURIComponent(location.hash.slice(1));
// ruleid: js-dom-html-of-url
document.write(window.location.search);
// ruleid: js-dom-html-of-url
greeting.insertAdjacentHTML('beforeend', `<i>${location.href}</i>`);

function showSearch() {
  const params = new URLSearchParams(window.location.search);
  const term = params.get('q');
  // ruleid: js-dom-html-of-url
  document.querySelector('#term').innerHTML = `Results for <b>${term}</b>`;
  const tab = location.hash;
  // ruleid: js-dom-html-of-url
  document.querySelector('#tab').textContent = tab;
  // ok: js-dom-html-of-url
  document.querySelector('#safe').textContent = term;
  // ok: js-dom-html-of-url
  document.querySelector('#clean').innerHTML = DOMPurify.sanitize(location.hash);
}

// ok: js-dom-html-of-url
greeting.innerHTML = '<b>Hello</b>';
// ok: js-dom-html-of-url
greeting.textContent = location.hash;
// ok: js-dom-html-of-url
document.title = decodeURIComponent(location.search);
