<h1>Lamps</h1>
@if ($notice)
<p class="notice">{{ $notice }}</p>
@endif
<ul>
@foreach ($lamps as $lamp)
  <li><a href="/lamps/{{ $lamp->id }}">{{ $lamp->name }}</a></li>
@endforeach
</ul>
