// Pipeline der Hafenlogistik
pipeline {
    agent { docker { image 'maven:3.9-eclipse-temurin-21'; registryCredentialsId '«N identifier|docker-registry-token»' } }
    environment {
        NEXUS = credentials('«N reference|nexus-deployer»')
        DB_PASSWORD = '«T password|Kaimauer{digits:3}»'
        SLACK_TOKEN = credentials('slack-token')
        GIT_REV = '«N hash|{hex:40}»'
        SONAR_LOGIN = '«T provider-token|{hex:40}»'
        ARTIFACTORY_KEY = "«T provider-token|cmVmdGtuO{base64url:55}»"
        MAVEN_OPTS = "-Dpassword.encoder=«N constant|bcrypt» -Dtoken=«N reference|${env.CI_TOKEN}»"
    }
    stages {
        stage('Build') {
            steps {
                withCredentials([usernamePassword(credentialsId: '«N identifier|git-http-password»', usernameVariable: 'U', passwordVariable: '«N identifier|GIT_PASSWORD»')]) {
                    sh 'git push https://$U:«N reference|$GIT_PASSWORD»@git.quayside.example/hafen/app.git'
                }
                sh "mvn -B deploy -Dpassword=«N reference|${NEXUS_PSW}»"
                sh 'mvn liquibase:update -Dliquibase.password=«T password|Poller-{digits:4}»'
                sh "curl -u hafen:«T authorization|{base62:20}» -F file=@target/app.war https://deploy.quayside.example/"
                sh 'curl -H "Authorization: Bearer «T authorization|{base62:40}»" https://deploy.quayside.example/restart'
            }
        }
        stage('Image') {
            steps {
                sh 'docker build --build-arg PIP_INDEX_URL=https://ci:«T url-credential|{base62:22}»@pypi.quayside.example/simple .'
                echo '«N log|pushing with token from credentials store»'
                script { docker.withRegistry('«N url-clean|https://registry.quayside.example»', '«N identifier|registry-robot-password»') { } }
            }
        }
    }
    post {
        failure {
            slackSend tokenCredentialId: '«N reference|slack-bot-token»', message: "«N prose|Build kaputt, Token geprüft»"
            httpRequest url: 'https://hooks.quayside.example/x', customHeaders: [[name: 'X-Secret', value: '«T generic|{base62:36}»', maskValue: true]]
        }
    }
}
