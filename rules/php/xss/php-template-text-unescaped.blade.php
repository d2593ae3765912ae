{{-- ruleid: php-template-text-unescaped --}}
<p class="notice">{!! $notice !!}</p>
{{-- ruleid: php-template-text-unescaped --}}
<div class="story">{!! $lamp->description !!}</div>
{{-- ruleid: php-template-text-unescaped --}}
<p>{!! request('words') !!}</p>
{{-- ok: php-template-text-unescaped --}}
<p>{{ $notice }}</p>
{{-- ok: php-template-text-unescaped --}}
<div>{!! $page->html !!}</div>
{{-- ok: php-template-text-unescaped --}}
{!! Form::open() !!}
{{-- ruleid: php-template-text-unescaped --}}
<p>{{ member.bio|raw }}</p>
{{-- ok: php-template-text-unescaped --}}
<p>{{ member.bio|e }}</p>
