function render(list, items, user, el) {
  // ruleid: js-dom-html-nonconstant
  list.innerHTML = items.map((item) => `<li>${item.name}</li>`).join('');
  // ruleid: js-dom-html-nonconstant
  el.innerHTML += '<p>' + user.bio + '</p>';
  // ruleid: js-dom-html-nonconstant
  el.insertAdjacentHTML('beforeend', `<b>${user.name}</b>`);
  // ruleid: js-dom-html-nonconstant
  document.write(user.banner);

  // ok: js-dom-html-nonconstant
  list.innerHTML = '';
  // ok: js-dom-html-nonconstant
  el.innerHTML = DOMPurify.sanitize(user.bio);
  // ok: js-dom-html-nonconstant
  el.textContent = user.bio;
  // ok: js-dom-html-nonconstant
  el.innerHTML = `<p>${escapeHtml(user.bio)}</p>`;
  const clean = DOMPurify.sanitize(user.page);
  // ok: js-dom-html-nonconstant
  el.innerHTML = clean;
  // ok: js-dom-html-nonconstant
  el.insertAdjacentHTML('beforeend', '<hr>');
}
