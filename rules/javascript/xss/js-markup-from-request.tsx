import { useRouter } from 'next/router'
import DOMPurify from 'dompurify'

export default async function Page({ searchParams }) {
  // ruleid: js-markup-from-request
  return <aside dangerouslySetInnerHTML={{ __html: searchParams.note }} />
}

export function Banner() {
  const params = useSearchParams()
  // ruleid: js-markup-from-request
  return <div dangerouslySetInnerHTML={{ __html: params.get('message') }} />
}

export function show(element) {
  const text = decodeURIComponent(window.location.hash.slice(1))
  // ruleid: js-markup-from-request
  element.innerHTML = '<b>' + text + '</b>'
}

export function Clean() {
  const params = useSearchParams()
  // ok: js-markup-from-request
  return <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(params.get('message')) }} />
}

export function Plain() {
  const params = useSearchParams()
  // ok: js-markup-from-request
  return <div>{params.get('message')}</div>
}

export function write(element) {
  // ok: js-markup-from-request
  element.textContent = window.location.hash
}

export function Notice() {
  window.addEventListener('message', (event) => {
    // ruleid: js-markup-from-request
    document.getElementById('notice').innerHTML = event.data.html;
  });
  window.addEventListener('message', (event) => {
    if (event.origin !== 'https://app.example.com') return;
    // ok: js-markup-from-request
    document.getElementById('notice').innerHTML = event.data.html;
  });
  return <div id="notice" />;
}

export class View {
  ngOnInit() {
    this.route.queryParams.subscribe((params) => {
      // ruleid: js-markup-from-request
      this.html = this.sanitizer.bypassSecurityTrustHtml(params['body']);
      // ok: js-markup-from-request
      this.clean = this.sanitizer.sanitize(SecurityContext.HTML, params['body']);
    });
  }
}
