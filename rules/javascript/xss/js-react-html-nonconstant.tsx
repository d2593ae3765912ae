import DOMPurify from 'dompurify';

export function Post({ post, html }: Props) {
  const clean = DOMPurify.sanitize(post.body);
  if (post.kind === 'raw') {
    // ruleid: js-react-html-nonconstant
    return <div className="body" dangerouslySetInnerHTML={{ __html: post.body }} />;
  }
  if (post.kind === 'marked') {
    // ruleid: js-react-html-nonconstant
    return <article dangerouslySetInnerHTML={{ __html: marked(post.text) }}></article>;
  }
  if (post.kind === 'element') {
    // ruleid: js-react-html-nonconstant
    return React.createElement('div', { className: 'x', dangerouslySetInnerHTML: { __html: html } });
  }
  if (post.kind === 'clean') {
    // ok: js-react-html-nonconstant
    return <div dangerouslySetInnerHTML={{ __html: clean }} />;
  }
  if (post.kind === 'inline') {
    // ok: js-react-html-nonconstant
    return <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(html) }} />;
  }
  if (post.kind === 'fixed') {
    // ok: js-react-html-nonconstant
    return <p dangerouslySetInnerHTML={{ __html: '&copy; 2026' }} />;
  }
  // ok: js-react-html-nonconstant
  return <p>{post.body}</p>;
}
