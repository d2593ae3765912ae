@Component({ selector: 'app-post', templateUrl: './post.html' })
export class PostComponent {
  constructor(private sanitizer: DomSanitizer) {}

  show(post: Post, videoId: string, blob: Blob) {
    // ruleid: js-angular-trust-bypass
    this.html = this.sanitizer.bypassSecurityTrustHtml(post.body);
    // ruleid: js-angular-trust-bypass
    this.url = this.sanitizer.bypassSecurityTrustResourceUrl('https://video.example/embed/' + videoId);
    // ruleid: js-angular-trust-bypass
    this.link = this.sanitizer.bypassSecurityTrustUrl(`javascript:open('${videoId}')`);

    // ok: js-angular-trust-bypass
    this.icon = this.sanitizer.bypassSecurityTrustHtml('<svg></svg>');
    // ok: js-angular-trust-bypass
    this.text = this.sanitizer.sanitize(SecurityContext.HTML, post.body);
    // ok: js-angular-trust-bypass
    this.blobUrl = this.sanitizer.bypassSecurityTrustUrl(URL.createObjectURL(blob));
    // ok: js-angular-trust-bypass
    this.logo = this.sanitizer.bypassSecurityTrustHtml(LOGO_SVG);
  }
}
