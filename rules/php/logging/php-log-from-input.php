<?php
abstract class Controller
{
    protected function note(string $what, string $detail): void
    {
        // ruleid: php-log-from-input
        Log::info($what . ': ' . $detail);
        // ok: php-log-from-input
        Log::info($what . ': ' . json_encode($detail));
        // ok: php-log-from-input
        Log::info('search', ['detail' => $detail]);
    }
}

class SearchController extends Controller
{
    public function search(Request $request)
    {
        $this->note('search', $request->input('words'));
        // ruleid: php-log-from-input
        $this->logger->warning('nothing for ' . $request->input('words'));
        // ok: php-log-from-input
        $this->logger->warning('nothing', ['words' => $request->input('words')]);
    }
}

// ruleid: php-log-from-input
error_log('refused ' . $_POST['name']);
// ok: php-log-from-input
error_log('refused ' . (int) $_POST['id']);
