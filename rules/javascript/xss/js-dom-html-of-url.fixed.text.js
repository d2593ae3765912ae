const heading = document.querySelector('h1');
const note = document.querySelector('#note');

// ruleid: js-dom-html-of-url
heading.textContent = decodeURIComponent(location.hash.slice(1));

// ruleid: js-dom-html-of-url
note.textContent = window.location.search;

// ok: js-dom-html-of-url
heading.textContent = decodeURIComponent(location.hash.slice(1));
