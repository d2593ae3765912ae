<?php
class MailingController extends Controller
{
    public function mailing(Request $request)
    {
        $layout = (string) $request->input('layout');
        // ruleid: php-template-from-input
        return Blade::render($layout, ['shop' => 'Lantern']);
    }

    public function fixed(Request $request)
    {
        // ok: php-template-from-input
        return Blade::render('<pre>{{ $layout }}</pre>', ['layout' => $request->input('layout')]);
    }
}

class LetterCommand extends Command
{
    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $text = file_get_contents($input->getArgument('file'));
        // ruleid: php-template-from-input
        $output->write($this->twig->createTemplate($text)->render(['name' => 'choir']));
        // ok: php-template-from-input
        $output->write($this->twig->render('letter.twig', ['text' => $text]));
        return 0;
    }
}

// ruleid: php-template-from-input
$smarty->fetch('string:' . $_POST['layout']);
// ok: php-template-from-input
$smarty->fetch('letter.tpl');
